package dev.weir.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private String weir;
  private Path cache;

  @BeforeEach
  void unpack() throws IOException {
    sandbox = new Sandbox(folder);
    weir = sandbox.distribution("weir").toString();
    cache = sandbox.path("a cache");
    sandbox.set("WEIR_CACHE", cache.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.1, .jsa, -XX:SharedArchiveFile=",
    "21.0.1, .jsa, -XX:SharedArchiveFile=",
    "24.0.1, .jsa, -XX:SharedArchiveFile=",
    "25.0.1, .aot, -XX:AOTCache="
  })
  void an_archive_is_made_once_and_then_used(String version, String ending, String option)
      throws Exception {
    sandbox.java("javas/jdk", version);

    Run training = sandbox.run(folder, weir, "--train");

    assertThat(training.status()).isZero();
    Path archive = Path.of(training.out().strip());
    assertThat(archive).hasParent(cache).hasContent(version);
    assertThat(archive.toString()).endsWith(ending);
    assertThat(names()).containsExactly(archive.getFileName().toString());
    assertThat(sandbox.run(folder, weir, "check").lines())
        .contains(option + archive, "-Dweir.archive=" + archive);
    Files.setLastModifiedTime(archive, FileTime.fromMillis(1));
    assertThat(sandbox.run(folder, weir, "--train").out()).isEqualTo(training.out());
    assertThat(Files.getLastModifiedTime(archive).toMillis()).isEqualTo(1);
  }

  @Test
  void a_first_start_runs_at_once_and_the_archive_is_made_beside_it() throws Exception {
    sandbox.java("javas/jdk", "25.0.1");

    Run run = sandbox.run(folder, weir, "check");

    assertThat(run.arguments()).containsExactly("check");
    assertThat(run.lines()).noneMatch(line -> line.startsWith("-XX:AOTCache"));
    assertThat(finished()).as("made behind its back").isTrue();
  }

  @Test
  void other_jars_another_java_or_another_place_have_another_archive() throws Exception {
    sandbox.java("javas/jdk", "21.0.1");
    String first = sandbox.run(folder, weir, "--train").out();

    Sandbox.write(sandbox.path("weir/lib/weir-cli-1.jar"), "changed");
    String changed = sandbox.run(folder, weir, "--train").out();
    sandbox.java("javas/jdk", "21.0.2");
    String updated = sandbox.run(folder, weir, "--train").out();
    Files.move(sandbox.path("weir"), sandbox.path("moved"));
    String moved = sandbox.run(folder, sandbox.path("moved/bin/weir").toString(), "--train").out();

    assertThat(List.of(first, changed, updated, moved)).doesNotHaveDuplicates();
  }

  @Test
  void archives_of_other_versions_are_thrown_away_except_for_a_few() throws Exception {
    sandbox.java("javas/jdk", "25.0.1");
    for (int old = 1; old <= 9; old++) {
      Sandbox.write(cache.resolve("java17-" + old + ".jsa"), "old");
    }

    sandbox.run(folder, weir, "--train");

    assertThat(names()).hasSize(6).anyMatch(name -> name.endsWith(".aot"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "/dev/null/cache"})
  void weir_starts_without_a_place_for_archives(String place) throws Exception {
    sandbox.java("javas/jdk", "25.0.1");
    sandbox.set("WEIR_CACHE", place);

    Run run = sandbox.run(folder, weir, "check");

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.arguments()).containsExactly("check");
    assertThat(sandbox.run(folder, weir, "--train").err()).contains("no folder to keep an archive");
  }

  @Test
  void a_failed_training_leaves_no_archive() throws Exception {
    sandbox.java("javas/jdk", "25.0.1");
    Sandbox.write(sandbox.path("java.fails"), "");

    Run run = sandbox.run(folder, weir, "--train");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("could not be made");
    assertThat(names()).singleElement().asString().endsWith(".lock");
    Files.delete(sandbox.path("java.fails"));
    assertThat(sandbox.run(folder, weir, "--train").status()).isZero();
  }

  @Test
  void several_that_make_it_at_once_end_with_one_whole_archive() throws Exception {
    sandbox.java("javas/jdk", "25.0.1");

    List<Process> several =
        List.of(
            sandbox.start(folder, weir, "--train"),
            sandbox.start(folder, weir, "--train"),
            sandbox.start(folder, weir, "--train"));
    for (Process one : several) {
      Run run = sandbox.finish(one);
      assertThat(run.status()).as(run.err()).isZero();
    }

    assertThat(names()).singleElement().asString().endsWith(".aot");
  }

  /** Waits until the archive is there and nobody works on it any more. */
  private boolean finished() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (System.nanoTime() < deadline) {
      List<String> names = Files.exists(cache) ? names() : List.of();
      if (names.size() == 1 && names.get(0).endsWith(".aot")) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
