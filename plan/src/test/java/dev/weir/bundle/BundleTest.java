package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Node;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.Overlay;
import dev.weir.plan.Petstore;
import dev.weir.plan.RandomPlans;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  @Test
  void whatWasWrittenIsReadAgain() throws BundleException {
    Bundle written = Samples.bundle();
    Bundle read = new BundleReader().read(Samples.bytes());

    assertThat(read.compiler()).isEqualTo("0.1.0");
    assertThat(read.plans("")).isEqualTo(written.plans(""));
    assertThat(read.environments()).containsExactly("prod", "test");
    assertThat(read.apis().get(0).files())
        .containsOnlyKeys("empty", "maps/örder.jsonata")
        .containsEntry("maps/örder.jsonata", "$".getBytes(UTF_8));
  }

  @Test
  void anEnvironmentHasItsOwnPlanAndAnyOtherNameTheBasePlan() throws BundleException {
    Bundle bundle = new BundleReader().read(Samples.bytes());

    assertThat(bundle.plans("prod").get(0)).isEqualTo(Petstore.plan("https://prod.example"));
    assertThat(bundle.plans("test").get(0)).isEqualTo(Petstore.plan("https://test.example"));
    assertThat(bundle.plans("prod").get(1)).isEqualTo(bundle.plans("").get(1));
    assertThat(bundle.plans("other")).isEqualTo(bundle.plans(""));
  }

  @Test
  void anyPlanAndAnyNameCanBeBundled() throws BundleException {
    for (int seed = 0; seed < 100; seed++) {
      RandomPlans plans = new RandomPlans(seed);
      ApiPlan base = plans.next();
      ApiPlan other = plans.next();
      ApiPlan own = Samples.renamed(other, base.name(), base.version());
      Bundle bundle =
          new Bundle(
              "0.1.0",
              List.of(BundledApi.of(base, Map.of("../prod ä", own), Map.of("a", new byte[1]))));

      Bundle read = new BundleReader().read(Samples.write(bundle));
      assertThat(read.plans("")).containsExactly(base);
      assertThat(read.plans("../prod ä")).containsExactly(own);
    }
  }

  @Test
  void theSameBundleGivesTheSameBytesInAnyTimeZoneAndOrder() {
    byte[] bytes = Samples.bytes();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(Samples.bytes()).isEqualTo(bytes);
    } finally {
      TimeZone.setDefault(zone);
    }
    Bundle turned =
        new Bundle(
            "0.1.0", List.of(Samples.bundle().apis().get(1), Samples.bundle().apis().get(0)));
    assertThat(Samples.write(turned)).isEqualTo(bytes);
  }

  /** The digest was computed once; it holds on every Java that runs the tests. */
  @Test
  void theBytesAreThoseThatEveryJavaWrites() {
    assertThat(Manifest.Entry.of(Samples.bytes()))
        .isEqualTo(
            new Manifest.Entry(
                "3dd5d0dd087e7230d3921ff7c77e1bcb9d1e3e1b3f7f5b8f13915e1f3f7e49e4", 4063));
  }

  @Test
  void itIsAnOrdinaryZipOfStoredEntries(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.weir");
    Files.write(file, Samples.bytes());
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        names.add(entry.getName());
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(entry.getExtra()).isNull();
        assertThat(entry.getTimeLocal()).hasToString("1980-01-01T00:00");
        assertThat(zip.getInputStream(entry).readAllBytes())
            .isEqualTo(Samples.entries().get(entry.getName()));
      }
    }
    assertThat(names)
        .containsExactly(
            "apis/petstore/1.0/environments/prod.json",
            "apis/petstore/1.0/environments/test.json",
            "apis/petstore/1.0/files/empty",
            "apis/petstore/1.0/files/maps/örder.jsonata",
            "apis/petstore/1.0/plan.json",
            "apis/petstore/2.0%2Fbeta/plan.json",
            "manifest.json");
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Samples.bytes()))) {
      for (String name : names) {
        assertThat(zip.getNextEntry().getName()).isEqualTo(name);
      }
    }
  }

  @Test
  void theManifestListsEveryEntryWithItsHash() throws BundleException {
    BundleReader.Inspection found = new BundleReader().inspect(Samples.bytes());

    assertThat(found.signed()).isFalse();
    assertThat(found.manifest().entries()).hasSize(6);
    assertThat(found.manifest().entries().get("apis/petstore/1.0/files/empty"))
        .isEqualTo(
            new Manifest.Entry(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0));
    assertThat(new String(found.manifest().write(), UTF_8))
        .startsWith("{\n  \"format\": 1,\n  \"compiler\": \"0.1.0\",\n  \"entries\": {\n");
  }

  @Test
  void aBundleIsReadFromAFile(@TempDir Path folder) throws IOException, BundleException {
    Path file = Files.write(folder.resolve("a.weir"), Samples.bytes());

    assertThat(new BundleReader().read(file).apis()).hasSize(2);
    assertThatThrownBy(() -> new BundleReader().upTo(1024).read(file))
        .isInstanceOf(BundleException.class)
        .hasMessage("the bundle is larger than 1 KB (make several bundles)");
  }

  @Test
  void anApiThatStandsTwiceIsRefused() {
    BundledApi api = Samples.bundle().apis().get(0);

    assertThatThrownBy(() -> BundleWriter.write(new Bundle("0.1.0", List.of(api, api))))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "apis/petstore/1.0/plan.json: two APIs have the name and version petstore 1.0"
                + " (give one of them another name or version)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "C:/a", "a\nb", "a/."})
  void filesThatPointElsewhereAreRefused(String name) {
    BundledApi api = new BundledApi(Petstore.plan(), Map.of(), Map.of(name, new byte[0]));

    assertThatThrownBy(() -> BundleWriter.write(new Bundle("0.1.0", List.of(api))))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("relative to the project");
  }

  @Test
  void anOverlayThatDoesNotFitIsRefusedWhenItIsAskedFor() throws BundleException {
    Map<String, Overlay> overlays = new LinkedHashMap<>();
    overlays.put("broken", new Overlay(false, Node.mapping().put("routes", "x").build()));
    overlays.put("other", new Overlay(false, Node.mapping().put("name", "x").build()));
    Bundle bundle =
        new Bundle("0.1.0", List.of(new BundledApi(Petstore.plan(), overlays, Map.of())));
    Bundle read = new BundleReader().read(Samples.write(bundle));

    assertThat(read.plans("")).containsExactly(Petstore.plan());
    assertThatThrownBy(() -> read.plans("broken"))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(
            "apis/petstore/1.0/environments/broken.json: does not fit the plan: routes should be a");
    assertThatThrownBy(() -> read.plans("other"))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("is the plan of another API");
  }
}
