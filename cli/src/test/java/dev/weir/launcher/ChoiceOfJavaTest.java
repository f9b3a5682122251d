package dev.weir.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceOfJavaTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private String weir;

  @BeforeEach
  void unpack() throws IOException {
    sandbox = new Sandbox(folder);
    weir = sandbox.distribution("weir").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "17.0.15,             17.0.15",
    "17.0.15 21.0.2,      21.0.2",
    "25.0.3 21.0.2,       25.0.3",
    "17.0.15 24.0.1,      17.0.15",
    "26 17.0.1,           17.0.1",
    "26,                  26",
    "19.0.2 22.0.1,       22.0.1",
    "1.8.0_412 11.0.2 17, 17",
    "25-ea,               25-ea"
  })
  void the_best_java_is_25_then_21_then_17_then_the_newest(String found, String chosen)
      throws Exception {
    for (String version : found.split(" ")) {
      sandbox.java("javas/jdk-" + version, version);
    }

    assertThat(sandbox.run(folder, weir, "version").lines()).first().isEqualTo(chosen);
  }

  @Test
  void JAVA_HOME_and_PATH_are_looked_at_as_well() throws Exception {
    sandbox.java("javas/a", "17.0.1");
    sandbox.set("JAVA_HOME", sandbox.java("elsewhere/b", "21.0.1").toString());
    assertThat(sandbox.run(folder, weir).lines()).first().isEqualTo("21.0.1");

    Path linked = sandbox.java("elsewhere/c", "25.0.1").resolve("bin/java");
    Files.createSymbolicLink(sandbox.path("tools/java"), linked);
    assertThat(sandbox.run(folder, weir).lines()).first().isEqualTo("25.0.1");
  }

  @Test
  void a_java_without_a_release_file_is_asked() throws Exception {
    sandbox.script(
        sandbox.path("javas/odd/bin/java"),
        """
        [ "$1" = -version ] && echo 'openjdk version "21.0.7" 2025-04-15' >&2 && exit
        echo asked "$@"
        """);

    assertThat(sandbox.run(folder, weir, "check").out()).startsWith("asked ");
  }

  @Test
  void without_a_java_that_fits_it_says_what_was_found_and_what_to_install() throws Exception {
    sandbox.java("javas/old", "11.0.2");

    Run run = sandbox.run(folder, weir, "version");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("needs Java 17 or newer")
        .contains("Java 11.0.2 in " + sandbox.path("javas/old"))
        .contains("openjdk-17-jre-headless")
        .contains("WEIR_JAVA=");
  }

  @Test
  void WEIR_JAVA_decides_by_a_folder_or_by_a_program() throws Exception {
    sandbox.java("javas/best", "25.0.1");
    Path own = sandbox.java("own java", "17.0.9");

    sandbox.set("WEIR_JAVA", own.toString());
    assertThat(sandbox.run(folder, weir).lines()).first().isEqualTo("17.0.9");

    sandbox.set("WEIR_JAVA", own.resolve("bin/java").toString());
    assertThat(sandbox.run(folder, weir).lines()).first().isEqualTo("17.0.9");
  }

  @ParameterizedTest
  @CsvSource({"own, WEIR_JAVA names Java 11.0.1 in", "nowhere, WEIR_JAVA names no Java"})
  void a_WEIR_JAVA_that_does_not_fit_is_refused(String name, String complaint) throws Exception {
    sandbox.java("javas/best", "25.0.1");
    sandbox.java("own", "11.0.1");
    sandbox.set("WEIR_JAVA", sandbox.path(name).toString());

    Run run = sandbox.run(folder, weir);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(complaint);
  }
}
