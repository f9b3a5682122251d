package dev.weir.cli.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SharedLibrariesTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path here;

  @Test
  void programTellsItsLoaderAndItsLibraries() throws IOException {
    Elf java = Elf.read(JAVA).orElseThrow();

    assertThat(java.interpreter()).isPresent();
    assertThat(Path.of(java.interpreter().orElseThrow())).exists();
    assertThat(java.needed()).anyMatch(name -> name.startsWith("libc."));
    assertThat(Platform.of(JAVA).elf()).isEqualTo(java.machine());
  }

  @Test
  void textIsNoProgram() throws IOException {
    assertThat(Elf.read(Files.writeString(here.resolve("a"), "x".repeat(100)))).isEmpty();
    assertThat(Elf.read(Files.writeString(here.resolve("b"), ""))).isEmpty();
  }

  @Test
  void everythingNeededIsFoundOnTheMachineThatRunsIt() throws IOException {
    Elf java = Elf.read(JAVA).orElseThrow();
    Path jvm = JAVA.resolve("../../lib/server/libjvm.so").normalize();
    Path jli = JAVA.resolve("../../lib/libjli.so").normalize();

    SharedLibraries.Found found =
        SharedLibraries.of(Path.of("/"), java.machine(), List.of(JAVA, jvm, jli));

    assertThat(found.missing()).isEmpty();
    assertThat(found.files())
        .containsKey(java.interpreter().orElseThrow().substring(1))
        .allSatisfy((place, file) -> assertThat(Path.of("/", place)).isEqualTo(file));
    assertThat(found.files().keySet()).noneMatch(place -> place.contains("libjli"));
  }

  @Test
  void librariesThatAreNowhereAreNamed() throws IOException {
    Elf java = Elf.read(JAVA).orElseThrow();

    SharedLibraries.Found found = SharedLibraries.of(here, java.machine(), List.of(JAVA));

    assertThat(found.missing())
        .contains(java.interpreter().orElseThrow())
        .anyMatch(name -> name.startsWith("libc."));
    assertThat(found.files()).isEmpty();
  }
}
