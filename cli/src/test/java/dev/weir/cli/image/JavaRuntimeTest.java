package dev.weir.cli.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class JavaRuntimeTest {
  private static final Path RUNNING = Path.of(System.getProperty("java.home"));

  @TempDir Path here;

  @Test
  void modulesAreAllThatWeirUses() {
    List<String> arguments =
        new ArrayList<>(
            List.of("--multi-release", "17", "--ignore-missing-deps", "--print-module-deps"));
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("weir") || entry.endsWith("/classes"))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("testkit"))
        .forEach(arguments::add);
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);

    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(printer, printer, arguments.toArray(new String[0]));

    assertThat(status).isZero();
    assertThat(out.toString().strip().split(",")).isSubsetOf(JavaRuntime.MODULES);
  }

  @Test
  void javaWithoutItsToolsIsAProblemWithARemedy() throws IOException {
    JavaHome jre = JavaHome.at(javaFolder("17.0.15", RUNNING.resolve("bin/java")));

    assertThatThrownBy(() -> JavaRuntime.link(jre, jre, here.resolve("out")))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure).hasMessageContaining("there is no jlink in");
              assertThat(failure.remedy()).contains("install a whole JDK").contains("--java-home");
            });
  }

  @Test
  void javaOfAnotherProcessorNeedsItsModulesInFiles() throws IOException {
    JavaHome running = JavaHome.at(RUNNING);
    JavaHome other =
        new JavaHome(here, running.version(), List.of(), otherThan(running.platform()));

    assertThatThrownBy(() -> JavaRuntime.link(other, running, here.resolve("out")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("there is no folder jmods");
  }

  @Test
  void javaOfAnotherProcessorIsLinkedByOneOfTheSameVersion() throws IOException {
    JavaHome running = JavaHome.at(RUNNING);
    Files.createDirectory(here.resolve("jmods"));
    JavaHome other = new JavaHome(here, "99.0.1", List.of(), otherThan(running.platform()));

    assertThatThrownBy(() -> JavaRuntime.link(other, running, here.resolve("out")))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("Java " + running.feature() + " cannot link Java 99");
  }

  private static Platform otherThan(Platform platform) {
    return platform == Platform.AMD64 ? Platform.ARM64 : Platform.AMD64;
  }

  @Test
  void folderWithoutAJavaIsMisuse() {
    assertThatThrownBy(() -> JavaHome.at(here))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("there is no Java for Linux in " + here);
  }

  @Test
  void javaThatIsTooOldIsMisuse() throws IOException {
    Path old = javaFolder("11.0.2", RUNNING.resolve("bin/java"));

    assertThatThrownBy(() -> JavaHome.at(old))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is too old: 11.0.2");
  }

  private Path javaFolder(String version, Path program) throws IOException {
    Path folder = here.resolve("java-" + version);
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    Files.copy(program, folder.resolve("bin/java"));
    return folder;
  }
}
