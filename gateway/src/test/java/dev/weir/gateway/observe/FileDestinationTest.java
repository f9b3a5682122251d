package dev.weir.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileDestinationTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @TempDir private Path folder;
  private final AtomicLong clock = new AtomicLong();

  private static LineBuffer line(String text) {
    LineBuffer buffer = new LineBuffer(64);
    buffer.text(text);
    buffer.endLine();
    return buffer;
  }

  @Test
  void linesAreAppendedToWhatIsThere() throws IOException {
    Path file = folder.resolve("access.log");
    Files.writeString(file, "before\n");
    FileDestination destination = new FileDestination(file, clock::get);
    destination.write(line("a"));
    destination.write(line("b"));
    destination.close();

    assertThat(file).hasContent("before\na\nb\n");
  }

  @Test
  void aMovedFileIsLeftToItsMoverAndANewOneOpened() throws IOException {
    Path file = folder.resolve("access.log");
    Path moved = folder.resolve("access.log.1");
    FileDestination destination = new FileDestination(file, clock::get);
    destination.write(line("a"));
    Files.move(file, moved);
    destination.write(line("b"));
    clock.addAndGet(SECOND);
    destination.write(line("c"));
    destination.write(line("d"));
    destination.close();

    assertThat(moved).hasContent("a\nb\n");
    assertThat(file).hasContent("c\nd\n");
  }

  @Test
  void aRemovedFileIsMadeAnew() throws IOException {
    Path file = folder.resolve("access.log");
    FileDestination destination = new FileDestination(file, clock::get);
    Files.delete(file);
    clock.addAndGet(SECOND);
    destination.write(line("a"));
    destination.close();

    assertThat(file).hasContent("a\n");
  }

  @Test
  void aFileThatWasReplacedIsTheOneWrittenTo() throws IOException {
    Path file = folder.resolve("access.log");
    FileDestination destination = new FileDestination(file, clock::get);
    Files.move(file, folder.resolve("old"));
    Files.writeString(file, "new\n");
    clock.addAndGet(SECOND);
    destination.write(line("a"));
    destination.close();

    assertThat(file).hasContent("new\na\n");
  }

  @Test
  void afterAFailureTheTornLineIsEnded() throws IOException {
    assumeTrue(Files.isWritable(Path.of("/dev/full")), "no device that is always full");
    Path file = folder.resolve("access.log");
    Files.createSymbolicLink(file, Path.of("/dev/full"));
    FileDestination destination = new FileDestination(file, clock::get);
    assertThatThrownBy(() -> destination.write(line("lost"))).isInstanceOf(IOException.class);
    Files.delete(file);
    Files.writeString(file, "half a li");
    destination.write(line("a"));
    destination.close();

    assertThat(file).hasContent("half a li\na\n");
  }
}
