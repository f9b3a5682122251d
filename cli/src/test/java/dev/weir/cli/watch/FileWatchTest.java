package dev.weir.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileWatchTest {
  private static final FileWatch.Pace QUICK =
      new FileWatch.Pace(Duration.ofMillis(50), Duration.ofMillis(20));
  private static final FileWatch.Pace NOTICES_ONLY =
      new FileWatch.Pace(Duration.ofHours(1), Duration.ofMillis(20));

  @TempDir Path folder;
  private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Path file;
  private FileWatch watch;

  enum Told {
    BY_NOTICE {
      @Override
      FileWatch watch(Path root, Runnable action) {
        return FileWatch.start(List.of(root), NOTICES_ONLY, action);
      }
    },
    BY_LOOKING {
      @Override
      FileWatch watch(Path root, Runnable action) {
        return FileWatch.start(List.of(root), QUICK, Notices.none(), action);
      }
    };

    abstract FileWatch watch(Path root, Runnable action);
  }

  @BeforeEach
  void oneFile() throws IOException {
    file = folder.resolve("weir.yaml");
    Files.writeString(file, "weir: 1");
  }

  @AfterEach
  void close() {
    if (watch != null) {
      watch.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfAWrittenFile(Told by) throws Exception {
    watch = by.watch(folder, () -> told.add(read()));
    Files.writeString(file, "weir: 1\nname: orders");

    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("weir: 1\nname: orders");
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfAFileThatIsRenamedIntoPlace(Told by) throws Exception {
    Path beside = folder.resolve("weir.yaml.tmp");
    Files.writeString(beside, "weir: 1\nname: renamed");
    watch = by.watch(folder, () -> told.add(read()));
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("weir: 1\nname: renamed");
  }

  @ParameterizedTest
  @EnumSource
  void tellsOfAFileInANewFolder(Told by) throws Exception {
    watch = by.watch(folder, () -> told.add("told"));
    Path nested = Files.createDirectories(folder.resolve("environments"));
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("told");

    Files.writeString(nested.resolve("prod.yaml"), "hosts: [a.example]");
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("told");
  }

  @ParameterizedTest
  @EnumSource
  void watchesASingleFile(Told by) throws Exception {
    watch = by.watch(file, () -> told.add(read()));
    Files.writeString(file, "changed");

    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("changed");
  }

  @Test
  void tellsOfALinkThatIsTurned() throws Exception {
    Path first = Files.createDirectories(folder.resolve("first"));
    Path second = Files.createDirectories(folder.resolve("second"));
    Files.writeString(first.resolve("a.weir"), "1");
    Files.writeString(second.resolve("a.weir"), "2");
    Path link = Files.createSymbolicLink(folder.resolve("now"), first);
    watch = Told.BY_NOTICE.watch(folder, () -> told.add("told"));
    Path turned = Files.createSymbolicLink(folder.resolve("now.tmp"), second);
    Files.move(turned, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("told");
  }

  @Test
  void failingActionDoesNotEndTheWatch() throws Exception {
    watch =
        Told.BY_LOOKING.watch(
            folder,
            () -> {
              told.add(read());
              throw new IllegalStateException("cannot be taken");
            });
    Files.writeString(file, "first");
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("first");

    Files.writeString(file, "second!");
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("second!");
  }

  @Test
  void touchingWhatIsNoSourceTellsNothing() throws Exception {
    Path git = Files.createDirectories(folder.resolve(".git"));
    Fingerprint before = Fingerprint.of(folder);

    Files.writeString(git.resolve("index"), "x");

    assertThat(Fingerprint.of(folder)).isEqualTo(before);
  }

  @Test
  void absentRootHasAnEmptyFingerprint() {
    assertThat(Fingerprint.of(folder.resolve("nothing")).files()).isEmpty();
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
