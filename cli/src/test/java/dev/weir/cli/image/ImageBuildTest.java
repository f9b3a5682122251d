package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Typed;
import dev.weir.config.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuildTest {
  @TempDir Path here;

  private Parts parts;
  private Path file;
  private Unpacked image;

  @BeforeEach
  void make() throws Exception {
    parts = new Parts(here);
    file = parts.image("image.tar", Platform.AMD64, Base.NONE, Optional.empty());
    image = Unpacked.of(file);
  }

  @Test
  void indexLeadsToTheManifestOfThePlatform() throws IOException {
    assertThat(new String(image.files.get("oci-layout"), UTF_8))
        .isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
    assertThat(Json.text(image.descriptor, "platform", "architecture")).isEqualTo("amd64");
    assertThat(Json.text(image.descriptor, "platform", "os")).isEqualTo("linux");
    assertThat(Json.text(image.descriptor, "mediaType"))
        .isEqualTo(Json.text(image.manifest, "mediaType"))
        .isEqualTo("application/vnd.oci.image.manifest.v1+json");
    assertThat(Json.text(image.config, "architecture")).isEqualTo("amd64");
  }

  @Test
  void digestsAndSizesAreThoseOfTheBytes() throws IOException {
    assertThat(image.descriptors()).hasSize(5);
    for (Node descriptor : image.descriptors()) {
      byte[] bytes = image.blob(descriptor);
      assertThat(Sha256.of(bytes)).isEqualTo(Json.text(descriptor, "digest"));
      assertThat(bytes).hasSize(Integer.parseInt(Json.text(descriptor, "size")));
    }
  }

  @Test
  void layersAreJavaThenWeirThenBundle() throws IOException {
    assertThat(image.layer(0).keySet()).containsExactly("opt/java/bin/java", "opt/java/release");
    assertThat(image.layer(1).keySet())
        .containsExactly(
            "opt/weir/java.options",
            "opt/weir/lib/weir-cli.jar",
            "opt/weir/native/libnetty_x86_64.so");
    assertThat(image.layer(2).keySet()).containsExactly("app/orders.weir", "etc/weir/gateway.yaml");
    assertThat(image.layer(2).get("app/orders.weir"))
        .isEqualTo(Files.readAllBytes(here.resolve("orders.weir")));
    List<String> digests = new ArrayList<>();
    for (Node layer : Json.items(image.manifest, "layers")) {
      assertThat(Json.text(layer, "mediaType")).isEqualTo("application/vnd.oci.image.layer.v1.tar");
      digests.add(Json.text(layer, "digest"));
    }
    assertThat(Json.texts(image.config, "rootfs", "diff_ids")).isEqualTo(digests);
    assertThat(Json.items(image.config, "history")).hasSize(3);
  }

  @Test
  void nativeLibrariesOfOtherProcessorsStayOut() throws Exception {
    Unpacked arm = Unpacked.of(parts.image("arm.tar", Platform.ARM64, Base.NONE, Optional.empty()));

    assertThat(arm.layer(1)).containsKey("opt/weir/native/libnetty_aarch_64.so");
    assertThat(arm.layer(1)).doesNotContainKey("opt/weir/native/libnetty_x86_64.so");
    assertThat(Json.text(arm.config, "architecture")).isEqualTo("arm64");
  }

  @Test
  void configurationSaysHowToRunIt() throws IOException {
    assertThat(Json.texts(image.config, "config", "Entrypoint"))
        .containsExactly(
            "/opt/java/bin/java", "@/opt/weir/java.options", "run", "/app/orders.weir");
    assertThat(Json.text(image.config, "config", "User")).isEqualTo("65532:65532");
    assertThat(Json.at(image.config, "config", "ExposedPorts", "8080/tcp")).isPresent();
    assertThat(Json.at(image.config, "config", "ExposedPorts", "9090/tcp")).isPresent();
    assertThat(Json.texts(image.config, "config", "Env"))
        .contains("WEIR_CONFIG=/etc/weir/gateway.yaml", "PATH=/opt/java/bin");
    assertThat(Json.text(image.config, "config", "StopSignal")).isEqualTo("SIGTERM");
    assertThat(Json.text(image.config, "config", "Labels", "org.opencontainers.image.title"))
        .isEqualTo("orders");
    assertThat(Json.text(image.config, "config", "Labels", "org.opencontainers.image.version"))
        .isEqualTo("1.4.0");
    assertThat(Json.text(image.config, "config", "Labels", "dev.weir.environments"))
        .isEqualTo("prod");
  }

  @Test
  void olderDockerFindsItsOwnManifest() throws IOException {
    Node docker = ((Node.Sequence) image.json("manifest.json")).items().get(0);

    assertThat(Json.texts(docker, "RepoTags")).containsExactly("orders:1.4.0");
    assertThat(image.files).containsKey(Json.text(docker, "Config"));
    assertThat(image.files.keySet()).containsAll(Json.texts(docker, "Layers"));
    assertThat(Json.texts(docker, "Layers")).hasSize(3);
  }

  @Test
  void sameInputGivesTheSameBytes() throws Exception {
    Path again = parts.image("again.tar", Platform.AMD64, Base.NONE, Optional.empty());

    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void otherBundleChangesOnlyItsOwnLayer() throws Exception {
    Files.delete(here.resolve("orders.weir"));
    Files.writeString(
        here.resolve("orders/weir.yaml"),
        Files.readString(here.resolve("orders/weir.yaml")).replace("/shop", "/store"));
    Typed.in(here).weir("build", "orders", "-o", "orders.weir");

    Unpacked other =
        Unpacked.of(parts.image("other.tar", Platform.AMD64, Base.NONE, Optional.empty()));

    List<Node> before = Json.items(image.manifest, "layers");
    List<Node> after = Json.items(other.manifest, "layers");
    assertThat(Node.same(before.get(0), after.get(0))).isTrue();
    assertThat(Node.same(before.get(1), after.get(1))).isTrue();
    assertThat(Node.same(before.get(2), after.get(2))).isFalse();
  }

  @Test
  void entriesAreSortedAndSayNothingOfThisMachine() throws IOException {
    for (Node layer : Json.items(image.manifest, "layers")) {
      List<String> paths = new ArrayList<>();
      byte[] tar = image.blob(layer);
      for (int at = 0; tar[at] != 0; ) {
        paths.add(new String(tar, at, 100, UTF_8).replace("\0", "").replaceFirst("/$", ""));
        assertThat(field(tar, at, 100, 8)).isIn("0000644", "0000755");
        assertThat(field(tar, at, 108, 8)).isEqualTo("0000000");
        assertThat(field(tar, at, 116, 8)).isEqualTo("0000000");
        assertThat(field(tar, at, 136, 12)).isEqualTo("00000000000");
        assertThat(field(tar, at, 265, 64)).isEmpty();
        int size = Integer.parseInt(field(tar, at, 124, 12), 8);
        at += 512 + (size + 511) / 512 * 512;
      }
      assertThat(paths).isSorted().doesNotHaveDuplicates().isNotEmpty();
      assertThat(tar.length % 512).isZero();
    }
  }

  private static String field(byte[] tar, int entry, int at, int length) {
    return new String(tar, entry + at, length, UTF_8).replace("\0", "");
  }

  @Test
  void policiesOfYourOwnGoBesideWeir() throws Exception {
    Path policies = Files.createDirectory(here.resolve("policies"));
    Files.copy(parts.texts("acme.jar", Map.of("p", "q")), policies.resolve("acme.jar"));

    Unpacked other =
        Unpacked.of(parts.image("other.tar", Platform.AMD64, Base.NONE, Optional.of(policies)));

    assertThat(other.layer(1)).containsKey("opt/weir/policies/acme.jar");
  }

  @Test
  void optionsAreThoseOfTheLauncher() throws IOException {
    String options = new String(image.layer(1).get("opt/weir/java.options"), UTF_8);
    String launcher = Files.readString(Path.of("..", "weir"));

    String flags =
        launcher.lines().filter(line -> line.contains("flags=(-XX")).findFirst().orElse("");
    assertThat(options.lines())
        .contains(flags.strip().replaceFirst(".*\\(", "").replace(")", "").split(" "))
        .contains("/opt/weir/lib/weir-cli.jar");
    assertThat(options).endsWith("\ndev.weir.cli.Main\n");
  }
}
