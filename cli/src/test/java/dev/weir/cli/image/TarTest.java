package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final TarWriter writer = new TarWriter(out, 1_700_000_000);

  @ParameterizedTest
  @ValueSource(ints = {1, 99, 100, 101, 150, 200, 250})
  void pathsOfEveryLengthComeBack(int length) throws IOException {
    String path = ("folder/".repeat(length).substring(0, length - 1) + "x").replace("/x", "xx");

    write(path, "content");

    assertThat(read()).containsExactly(path + "=content");
  }

  @Test
  void pathThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> write("x".repeat(101), ""))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too long");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 511, 512, 513, 5000})
  void contentOfEverySizeComesBack(int size) throws IOException {
    write("one", "x".repeat(size));
    write("two", "y");

    assertThat(read()).containsExactly("one=" + "x".repeat(size), "two=y");
    assertThat(out.size() % 512).isZero();
  }

  @Test
  void fileThatGrowsWhileItIsReadIsNoticed() {
    assertThatThrownBy(
            () -> writer.file("a", 0644, 3, new ByteArrayInputStream("1234".getBytes(UTF_8))))
        .isInstanceOf(IOException.class)
        .hasMessage("a has changed while it was read");
  }

  @Test
  void archiveThatEndsTooEarlyIsNoticed() throws IOException {
    write("one", "x".repeat(2000));
    byte[] half = Arrays.copyOf(out.toByteArray(), 1000);

    assertThatThrownBy(() -> read(half)).isInstanceOf(IOException.class);
  }

  private void write(String path, String content) throws IOException {
    byte[] bytes = content.getBytes(UTF_8);
    writer.file(path, 0644, bytes.length, new ByteArrayInputStream(bytes));
  }

  private List<String> read() throws IOException {
    writer.end();
    return read(out.toByteArray());
  }

  private static List<String> read(byte[] tar) throws IOException {
    List<String> files = new ArrayList<>();
    new TarReader(new ByteArrayInputStream(tar))
        .read(
            (name, size, content) ->
                files.add(name + "=" + new String(content.readAllBytes(), UTF_8)));
    return files;
  }
}
