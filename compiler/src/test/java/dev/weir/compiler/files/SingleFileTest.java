package dev.weir.compiler.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleFileTest {
  @TempDir Path folder;

  @Test
  void aFileAloneIsNamedWithoutItsEndingAndMayNameItsNeighbours() throws Exception {
    Files.writeString(folder.resolve("pets.v1.yaml"), "openapi");
    Files.writeString(folder.resolve("pet.yaml"), "pet");
    SingleFile file = SingleFile.of(folder.resolve("pets.v1.yaml"), FileCaps.DEFAULT);

    assertThat(file.name()).isEqualTo("pets.v1");
    assertThat(file.list()).containsExactly("pets.v1.yaml");
    assertThat(file.has("pet.yaml")).isTrue();
    assertThat(file.read("pet.yaml")).asString().isEqualTo("pet");
    assertThat(file.isZip()).isFalse();
  }

  @Test
  void aZipIsKnownByItsFirstBytesWhateverItsName() throws Exception {
    Files.write(folder.resolve("pets.yaml"), new byte[] {'P', 'K', 3, 4, 0});

    assertThat(SingleFile.of(folder.resolve("pets.yaml"), FileCaps.DEFAULT).isZip()).isTrue();
  }
}
