package dev.weir.compiler.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectPathTest {
  @ParameterizedTest
  @CsvSource({
    "a/b.yaml, a/b.yaml",
    "./a//b.yaml, a/b.yaml",
    "a/../b.yaml, b.yaml",
    "a/./../c/b.yaml, c/b.yaml",
    "'', ''",
    "a/.., ''"
  })
  void aPathHasOneSpelling(String written, String normal) {
    assertThat(ProjectPath.normalise(written)).contains(normal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a", "a/../../b", "/etc/passwd", "a\\b", "C:/a", "a\0b", "//a"})
  void whatLeavesTheProjectIsNoPath(String written) {
    assertThat(ProjectPath.normalise(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "openapi.yaml, schemas/pet.yaml, schemas/pet.yaml",
    "apis/openapi.yaml, pet.yaml, apis/pet.yaml",
    "apis/openapi.yaml, ../pet.yaml, pet.yaml"
  })
  void aFileNamesOthersFromWhereItStands(String from, String written, String path) {
    assertThat(ProjectPath.resolve(from, written)).contains(path);
  }

  @ParameterizedTest
  @CsvSource({"openapi.yaml, ../pet.yaml", "a/openapi.yaml, /pet.yaml"})
  void butNotThoseOutside(String from, String written) {
    assertThat(ProjectPath.resolve(from, written)).isEmpty();
  }
}
