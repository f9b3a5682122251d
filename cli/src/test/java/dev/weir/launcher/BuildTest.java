package dev.weir.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private String weir;
  private Path source;

  @BeforeEach
  void check_out() throws IOException {
    sandbox = new Sandbox(folder);
    sandbox.java("javas/jdk", "17.0.1");
    weir = sandbox.repository("a repository").toString();
    source = sandbox.path("a repository/cli/src/main/Main.java");
    lastYear(sandbox.path("a repository"));
  }

  @Test
  void the_first_use_builds_and_the_next_does_not() throws Exception {
    Run first = sandbox.run(folder, weir, "check");
    Run second = sandbox.run(folder, weir, "check");

    assertThat(first.arguments()).containsExactly("check");
    assertThat(first.err()).contains("building (first use", "built in");
    assertThat(second.arguments()).containsExactly("check");
    assertThat(second.err()).isEmpty();
    assertThat(sandbox.builds()).isEqualTo(1);
  }

  @Test
  void a_source_that_is_newer_is_built_into_a_folder_of_its_own() throws Exception {
    Run first = sandbox.run(folder, weir);
    later(source);
    Run second = sandbox.run(folder, weir);

    assertThat(second.err()).contains("sources have changed");
    assertThat(sandbox.builds()).isEqualTo(2);
    assertThat(classPath(second)).isNotEqualTo(classPath(first));
    assertThat(Path.of(classPath(first))).as("the jars of a gateway that runs").exists();
  }

  @Test
  void a_source_that_was_deleted_is_noticed() throws Exception {
    sandbox.run(folder, weir);
    Files.delete(source);
    later(source.getParent());
    sandbox.run(folder, weir);

    assertThat(sandbox.builds()).isEqualTo(2);
  }

  @Test
  void of_earlier_builds_only_the_last_one_is_kept() throws Exception {
    sandbox.run(folder, weir);
    for (int changes = 0; changes < 3; changes++) {
      later(source);
      sandbox.run(folder, weir);
      lastYear(sandbox.path("a repository/cli"));
    }

    try (Stream<Path> files = Files.list(sandbox.path("a repository/target/launch"))) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("2"))).hasSize(2);
    }
  }

  @Test
  void a_build_that_fails_says_why_and_is_tried_again() throws Exception {
    Sandbox.write(sandbox.path("mvn.fails"), "");
    Run failed = sandbox.run(folder, weir, "check");

    assertThat(failed.status()).isNotZero();
    assertThat(failed.out()).isEmpty();
    assertThat(failed.err()).contains("the build failed", "build.log", "[ERROR] a reason");

    Files.delete(sandbox.path("mvn.fails"));
    assertThat(sandbox.run(folder, weir, "check").arguments()).containsExactly("check");
  }

  @Test
  void two_first_uses_at_once_build_once() throws Exception {
    Process one = sandbox.start(folder, weir, "check");
    Process other = sandbox.start(folder, weir, "check");

    assertThat(sandbox.finish(one).arguments()).containsExactly("check");
    assertThat(sandbox.finish(other).arguments()).containsExactly("check");
    assertThat(sandbox.builds()).isEqualTo(1);
  }

  @Test
  void a_lock_whose_owner_is_gone_holds_nobody_up() throws Exception {
    Process gone = sandbox.start(folder, "bash", "-c", "exit");
    sandbox.finish(gone);
    Sandbox.write(
        sandbox.path("a repository/target/launch/lock/pid"), Long.toString(gone.pid()) + "\n");

    assertThat(sandbox.run(folder, weir, "check").arguments()).containsExactly("check");
  }

  @Test
  void without_maven_it_says_what_to_install() throws Exception {
    Files.delete(sandbox.path("tools/mvn"));

    Run run = sandbox.run(folder, weir, "check");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("needs Maven 3.8.7 or newer", "apt-get install maven");
  }

  private static String classPath(Run run) {
    return run.lines().get(run.lines().indexOf("-cp") + 1);
  }

  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private static void lastYear(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(31_000_000)));
      }
    }
  }
}
