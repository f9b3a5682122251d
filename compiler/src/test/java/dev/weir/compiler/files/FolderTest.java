package dev.weir.compiler.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path temporary;
  private Path project;

  @BeforeEach
  void aProjectWithAFileBesideIt() throws IOException {
    project = Files.createDirectories(temporary.resolve("project"));
    Files.createDirectories(project.resolve("schemas"));
    Files.writeString(project.resolve("openapi.yaml"), "openapi");
    Files.writeString(project.resolve("schemas/pet.yaml"), "pet");
    Files.writeString(temporary.resolve("secret"), "secret");
  }

  @Test
  void everyFileIsListedByItsPath() throws Exception {
    Folder folder = folder(FileCaps.DEFAULT);

    assertThat(folder.list()).containsExactly("openapi.yaml", "schemas/pet.yaml");
    assertThat(folder.name()).isEqualTo("project");
    assertThat(folder.read("schemas/../schemas/pet.yaml")).asString().isEqualTo("pet");
    assertThat(folder.has("schemas")).isFalse();
  }

  @Test
  void aMissingFileIsToldFromOneOutside() throws IOException {
    refused(folder(FileCaps.DEFAULT), "gone.yaml", "missing-file");
    refused(folder(FileCaps.DEFAULT), "../secret", "outside-file");
    refused(folder(FileCaps.DEFAULT), temporary.resolve("secret").toString(), "outside-file");
  }

  @Test
  void aLinkIsFollowedOnlyWhileItStaysInside() throws Exception {
    Files.createSymbolicLink(project.resolve("inside.yaml"), Path.of("schemas/pet.yaml"));
    Files.createSymbolicLink(project.resolve("out.yaml"), temporary.resolve("secret"));
    Files.createSymbolicLink(project.resolve("circle"), Path.of("circle"));
    Folder folder = folder(FileCaps.DEFAULT);

    assertThat(folder.read("inside.yaml")).asString().isEqualTo("pet");
    refused(folder, "out.yaml", "outside-file");
    assertThat(folder.has("circle")).isFalse();
  }

  @Test
  void moreThanTheCapsIsRefused() throws Exception {
    refused(folder(new FileCaps(5, 100, 10)), "openapi.yaml", "too-large");
    Folder folder = folder(new FileCaps(10, 9, 10));
    assertThat(folder.read("openapi.yaml")).hasSize(7);
    refused(folder, "schemas/pet.yaml", "too-large");
    assertThatThrownBy(() -> folder(new FileCaps(10, 10, 1)).list())
        .hasMessageContaining("more than 1 files");
  }

  private Folder folder(FileCaps caps) throws IOException {
    return Folder.of(project, caps);
  }

  private static AbstractThrowableAssert<?, ?> refused(Folder folder, String path, String code) {
    return assertThatThrownBy(() -> folder.read(path))
        .isInstanceOfSatisfying(
            UnreadableFile.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
