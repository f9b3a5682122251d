package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bundle is what the writer wrote, to the last bit, or it is refused with a reason. */
class BundleRefusalTest {
  private static void assertRefused(byte[] bundle, String message) {
    assertThatThrownBy(() -> new BundleReader().read(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(message);
  }

  private static byte[] manifest(UnaryOperator<String> change) {
    SortedMap<String, byte[]> entries = Samples.entries();
    String manifest = new String(entries.get(Layout.MANIFEST), UTF_8);
    String changed = change.apply(manifest);
    assertThat(changed).isNotEqualTo(manifest);
    entries.put(Layout.MANIFEST, changed.getBytes(UTF_8));
    return Samples.zip(entries);
  }

  @Test
  void anEntryThatTheManifestDoesNotList() {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.put(Samples.FOLDER + "files/more", new byte[] {1});

    assertRefused(
        Samples.zip(entries),
        "apis/petstore/1.0/files/more: the manifest does not list the entry (build the bundle"
            + " again, or copy it again)");
  }

  @Test
  void anEntryThatIsMissing() {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.remove(Samples.FOLDER + "files/empty");
    assertRefused(Samples.zip(entries), "the manifest lists the entry, but it is missing");

    entries.remove(Layout.MANIFEST);
    assertRefused(Samples.zip(entries), "manifest.json: the entry is missing");
  }

  @Test
  void anEntryThatWasChanged() {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.put(Samples.FOLDER + "files/maps/örder.jsonata", "%".getBytes(UTF_8));

    assertRefused(
        Samples.zip(entries),
        "apis/petstore/1.0/files/maps/örder.jsonata: the entry was changed after the bundle was"
            + " built: its hash is wrong");
  }

  @Test
  void aNewerFormatEvenWithKeysThatNobodyKnows() {
    assertRefused(
        manifest(
            m ->
                m.replace("\"format\": 1", "\"format\": 2")
                    .replace("\"0.1.0\"", "\"0.9.3\", \"more\": []")),
        "the bundle has format 2, and this version of Weir reads up to 1 (it was built by Weir"
            + " 0.9.3; run that version or a newer one)");
  }

  @Test
  void aFormatThatNeverWas() {
    assertRefused(
        manifest(m -> m.replace("\"format\": 1", "\"format\": 0")),
        "the bundle has format 0, and this version of Weir reads from 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"compiler\"'    | '\"compilor\"'       | is required (add compiler:)",
        "'\"format\": 1'   | '\"format\": \"x\"'  | 'is not a whole number'",
        "'\"format\": 1,'  | ''                   | is required (add format:)",
        "'\"entries\": {'  | '\"more\": 1, \"entries\": {' | more: unknown key",
        "'\"size\": 0'     | '\"size\": 0, \"x\": 1'       | unknown key",
        "'\"size\": 0'     | '\"size\": 1'        | its hash is wrong",
        "'\"format\"'      | 'format'             | does not begin a key",
        "'\"format\": 1,'  | '\"format\": 1, \"format\": 1,' | stands twice in one mapping",
        "'\"entries\": {'  | '\"entries\": [], \"x\": {' | entries: should be a mapping",
      })
  void aManifestThatIsNotAsItShouldBe(String written, String changed, String message) {
    assertRefused(manifest(m -> m.replaceFirst(Pattern.quote(written), changed)), message);
  }

  @Test
  void aManifestInYaml() {
    assertRefused(manifest(m -> "format: 1\ncompiler: a\nentries: {}"), "manifest.json:1:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan.json                | {}        | is required (add name:)",
        "plan.json                | []        | should be a mapping",
        "plan.json                | name: x   | is no JSON value",
        "environments/prod.json   | {}        | an overlay holds either a patch or a plan",
        "environments/prod.json   | '{\"patch\": {}, \"x\": 1}' | x: unknown key",
        "environments/prod.json   | '['       | is not closed",
        "environments/a b.json    | {}        | the entry has no place in a bundle",
        "environments/%zz.json    | {}        | the entry has no place in a bundle",
        "environments/%61.json    | {}        | the entry has no place in a bundle",
        "environments/prod.yaml   | {}        | the entry has no place in a bundle",
        "other/x                  | {}        | the entry has no place in a bundle",
        "plan.json.bak            | {}        | the entry has no place in a bundle",
      })
  void anEntryThatSaysSomethingElse(String name, String content, String message) {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.put(Samples.FOLDER + name, content.getBytes(UTF_8));

    assertRefused(Samples.listed(entries), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "apis/x", "apis/x/plan.json", "apis/x/1/files/y", "META-INF/x"})
  void anEntryThatBelongsToNoApi(String name) {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.put(name, new byte[0]);

    assertRefused(Samples.listed(entries), name + ": the entry has no place in a bundle");
  }

  @Test
  void aPlanInTheFolderOfAnotherApi() {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.put("apis/other/1.0/plan.json", entries.get(Samples.FOLDER + "plan.json"));

    assertRefused(
        Samples.listed(entries), "apis/other/1.0/plan.json: the plan is that of another API");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/x", "a\\b", "apis/../x", "C:/x", "a//b", "x/", "a\u0007b"})
  void namesThatPointElsewhere(String name) {
    SortedMap<String, byte[]> entries = Samples.entries();
    entries.put(name, new byte[0]);

    assertRefused(Samples.listed(entries), "name files relative to the project");
  }

  @Test
  void namesThatAreNotUtf8() {
    byte[] bundle = Samples.bytes();
    int at = new String(bundle, ISO_8859_1).indexOf("apis/petstore");
    bundle[at] = (byte) 0xFF;

    assertRefused(bundle, "the name of an entry is not UTF-8");
  }

  @Test
  void anEntryThatStandsTwice() throws IOException {
    byte[] one = Samples.bytes();
    int second = new String(one, ISO_8859_1).indexOf("PK\3\4", 4);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(one, 0, second);
    twice.write(one);

    assertRefused(twice.toByteArray(), "the entry stands twice in the bundle");
  }

  @Test
  void compressedEntriesAndThereforeDeflateBombs() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("manifest.json"));
      zip.write(new byte[50 << 20]);
    }

    assertRefused(bomb.toByteArray(), "manifest.json: the entry is compressed");
  }

  @Test
  void aZipThatAnotherToolPackedFromTheSameFiles() throws IOException {
    ByteArrayOutputStream repacked = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(repacked)) {
      for (var entry : Samples.entries().entrySet()) {
        ZipEntry stored = new ZipEntry(entry.getKey());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        stored.setCrc(crc.getValue());
        zip.putNextEntry(stored);
        zip.write(entry.getValue());
      }
    }

    assertRefused(repacked.toByteArray(), "the bundle is not in the form that weir build writes");
  }

  @Test
  void somethingBehindOrBeforeTheZip() {
    byte[] bundle = Samples.bytes();

    assertRefused(Arrays.copyOf(bundle, bundle.length + 1), "not in the form");
    byte[] shifted = new byte[bundle.length + 1];
    System.arraycopy(bundle, 0, shifted, 1, bundle.length);
    assertRefused(shifted, "this is no bundle (weir build makes one)");
  }

  @Test
  void whatIsNoZipAtAll() {
    assertRefused(new byte[0], "this is no bundle");
    assertRefused("openapi: 3.1.0".repeat(10).getBytes(UTF_8), "this is no bundle");
  }

  @Test
  void whatEndsTooEarly() {
    byte[] bundle = Samples.bytes();
    for (int length = 0; length < bundle.length; length++) {
      byte[] cut = Arrays.copyOf(bundle, length);

      assertThat(catchThrowable(() -> new BundleReader().read(cut)))
          .isInstanceOf(BundleException.class);
    }
  }

  @Test
  void anySingleBitThatIsTurned() {
    byte[] bundle = Samples.bytes();
    Random random = new Random(3);
    for (int at = 0; at < bundle.length; at++) {
      byte[] turned = bundle.clone();
      turned[at] ^= (byte) (1 << random.nextInt(8));

      assertThat(catchThrowable(() -> new BundleReader().read(turned)))
          .as("byte %s", at)
          .isInstanceOf(BundleException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anythingThatChanceMakesOfIt(long seed) {
    Random random = new Random(seed);
    byte[] bundle = Samples.bytes();
    for (int i = 0; i < 2000; i++) {
      byte[] changed = Arrays.copyOf(bundle, bundle.length - random.nextInt(50));
      for (int changes = random.nextInt(8); changes >= 0; changes--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      if (!Arrays.equals(changed, bundle)) {
        assertThat(catchThrowable(() -> new BundleReader().read(changed)))
            .isInstanceOf(BundleException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void entriesThatChanceChangedThoughTheManifestFits(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      SortedMap<String, byte[]> entries = Samples.entries();
      String name =
          Samples.FOLDER + (random.nextBoolean() ? "plan.json" : "environments/prod.json");
      byte[] content = entries.get(name).clone();
      content[random.nextInt(content.length)] = (byte) (32 + random.nextInt(95));
      entries.put(name, content);

      Throwable thrown =
          catchThrowable(() -> new BundleReader().read(Samples.listed(entries)).plans("prod"));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(BundleException.class);
      }
    }
  }
}
