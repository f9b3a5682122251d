package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people get to read when a document is broken; the golden files hold one case a block. */
class SyntaxProblemsTest {
  @TestFactory
  Stream<DynamicTest> yaml() throws IOException {
    return cases("a.yaml", "syntax-problems-yaml.txt");
  }

  @TestFactory
  Stream<DynamicTest> json() throws IOException {
    return cases("a.json", "syntax-problems-json.txt");
  }

  /**
   * Blocks of {@code === document} and the expected lines below; ⏎ ⇥ ␇ stand for what is unseen.
   */
  private static Stream<DynamicTest> cases(String file, String golden) throws IOException {
    try (InputStream in = SyntaxProblemsTest.class.getResourceAsStream(golden)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^=== ?"))
          .skip(1)
          .map(block -> block.split("\n", 2))
          .map(
              block ->
                  DynamicTest.dynamicTest(
                      shown(block[0]),
                      () -> assertThat(said(file, block[0])).isEqualTo(block[1].trim())));
    }
  }

  private static String shown(String document) {
    return document.isBlank() ? "nothing" : document;
  }

  private static String said(String file, String shown) {
    String text = shown.replace('⏎', '\n').replace('⇥', '\t').replace('␇', '\u0007');
    Reading read = Reading.of(file, text);
    String lines =
        read.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    return ((read.node().isPresent() ? Nodes.shape(read.node().get()) + "\n" : "") + lines).trim();
  }

  @Test
  void otherEncodingsAreNamed() {
    assertThat(Reading.of("a.yaml", "a: 1".getBytes(StandardCharsets.UTF_16)).problem())
        .isEqualTo("a.yaml:1:1: error: the file is UTF-16 or UTF-32, not UTF-8 (save it as UTF-8)");
    assertThat(Reading.of("a.yaml", "a: 1".getBytes(StandardCharsets.UTF_16LE)).problem())
        .contains("UTF-16");
    assertThat(Reading.of("a.yaml", "a: 1".getBytes(StandardCharsets.UTF_16BE)).problem())
        .contains("UTF-16");
    assertThat(Reading.of("a.yaml", new byte[] {0, 0, 0, 'a', 0, 0, 0, ':'}).problem())
        .contains("UTF-32");
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirPlace() {
    byte[] latin = "a: é\nbü: 1".getBytes(StandardCharsets.UTF_8);
    latin[7] = (byte) 0xE9;

    assertThat(Reading.of("a.yaml", latin).problem())
        .isEqualTo("a.yaml:2:2: error: the byte 0xE9 is not UTF-8 (save it as UTF-8)");
    assertThat(Reading.of("a.json", new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80}).problem())
        .isEqualTo("a.json:1:3: error: the byte 0xC0 is not UTF-8 (save it as UTF-8)");
  }

  @Test
  void aFileThatIsNoTextIsCalledSo() {
    assertThat(
            Reading.of("a.yaml", new byte[] {0x7F, 'E', 'L', 'F', 2, 0, 0, (byte) 0xD0}).problem())
        .isEqualTo("a.yaml:1:1: error: the file is no text (name a definition or a project)");
  }

  @Test
  void aFileThatIsTooLargeIsNotLookedAt() {
    assertThat(Reading.of("a.yaml", new byte[3000], new DocumentLimits(2048, 10, 10)).problem())
        .isEqualTo("a.yaml:1:1: error: the file is larger than 2 KB (split it into several files)");
  }

  @Test
  void onlyTheFirstHundredDuplicateKeysAreListed() {
    assertThat(Reading.yaml("a: 1\n".repeat(1000)).problems()).hasSize(100);
  }
}
