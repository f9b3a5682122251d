package dev.weir.compiler.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  @Test
  void theOneTopFolderOfAZipIsTheProject() throws Exception {
    Archive archive = archive(zip("pets/", "pets/openapi.yaml", "pets/schemas/pet.yaml"));

    assertThat(archive.list()).containsExactly("openapi.yaml", "schemas/pet.yaml");
    assertThat(archive.has("./openapi.yaml")).isTrue();
    assertThat(archive.read("schemas/pet.yaml")).asString().isEqualTo("of pets/schemas/pet.yaml");
  }

  @Test
  void severalTopFoldersStayAsTheyAre() throws Exception {
    assertThat(archive(zip("a/x", "b/x")).list()).containsExactly("a/x", "b/x");
    assertThat(archive(zip("a/x", "x")).list()).containsExactly("a/x", "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a/../x", "a\\x", "C:/x"})
  void anEntryThatNamesAPlaceOutsideIsRefused(String entry) {
    assertBad(zip("a", entry), "names a place outside it");
  }

  @Test
  void whatIsNoWholeZipIsRefused() {
    byte[] zip = zip("a", "b");
    for (int length = 0; length < zip.length; length++) {
      assertBad(Arrays.copyOf(zip, length), "zip");
    }
    assertBad(new byte[0], "is not a zip, or an empty one");
    assertBad("no zip at all".getBytes(StandardCharsets.UTF_8), "is not a zip");
  }

  @Test
  void aFileMayNotStandInItTwice() {
    assertBad(zip("a/./x", "a/x"), "holds a/x twice");
  }

  @Test
  void whatUnpacksToMoreThanTheCapsIsRefused() {
    byte[] bomb = zip("a", "b", "c");

    assertThatThrownBy(() -> Archive.of("z", bomb, new FileCaps(3, 100, 10)))
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> Archive.of("z", bomb, new FileCaps(100, 5, 10)))
        .hasMessageContaining("too large");
    assertThatThrownBy(() -> Archive.of("z", bomb, new FileCaps(100, 100, 2)))
        .hasMessageContaining("more than 2 files");
  }

  private static void assertBad(byte[] zip, String message) {
    assertThatThrownBy(() -> archive(zip))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining(message);
  }

  private static Archive archive(byte[] zip) throws UnreadableFile {
    return Archive.of("pets", zip, FileCaps.DEFAULT);
  }

  /** Entries whose content says where they are; those that end in a slash are folders. */
  private static byte[] zip(String... entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        if (!entry.endsWith("/")) {
          out.write(("of " + entry).getBytes(StandardCharsets.UTF_8));
        }
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }
}
