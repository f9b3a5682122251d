package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseTarTest {
  private static final String DOCKER_GZIP = "application/vnd.docker.image.rootfs.diff.tar.gzip";

  @TempDir Path here;

  private byte[] layer;
  private byte[] packed;
  private Path work;

  @BeforeEach
  void makeLayer() throws IOException {
    layer = tar(Map.of("etc/os-release", "ID=base\n".getBytes(UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(layer);
    }
    packed = out.toByteArray();
    work = Files.createDirectory(here.resolve("work"));
  }

  @Test
  void layersOfTheBaseComeFirstAsTheyAre() throws Exception {
    Base base = BaseTar.read(layout("amd64"), Platform.AMD64, work);

    Unpacked image =
        Unpacked.of(new Parts(here).image("image.tar", Platform.AMD64, base, Optional.empty()));

    Node first = Json.items(image.manifest, "layers").get(0);
    assertThat(Json.items(image.manifest, "layers")).hasSize(4);
    assertThat(Json.text(first, "mediaType"))
        .isEqualTo("application/vnd.oci.image.layer.v1.tar+gzip");
    assertThat(image.blob(first)).isEqualTo(packed);
    assertThat(Json.texts(image.config, "rootfs", "diff_ids").get(0)).isEqualTo(Sha256.of(layer));
    assertThat(Json.texts(image.config, "config", "Env"))
        .contains("SSL_CERT_FILE=/etc/ssl/cert.pem", "PATH=/usr/bin:/bin:/opt/java/bin");
    assertThat(Json.items(image.config, "history")).hasSize(4);
    assertThat(Json.text(Json.items(image.config, "history").get(0), "created_by"))
        .isEqualTo("the base");
  }

  @Test
  void oneOfSeveralPlatformsIsChosen() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Node arm = described(files, manifest(files, "arm64"), "arm64");
    Node amd = described(files, manifest(files, "amd64"), "amd64");
    files.put("index.json", json(Node.mapping().put("manifests", Node.list(List.of(arm, amd)))));

    Base base = BaseTar.read(save(files), Platform.AMD64, work);

    assertThat(base.layers())
        .singleElement()
        .extracting(Layer::size)
        .isEqualTo((long) packed.length);
  }

  @Test
  void olderFormOfDockerIsReadToo() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("abc/layer.tar", layer);
    files.put("config.json", config("amd64"));
    files.put(
        "manifest.json",
        "[{\"Config\":\"config.json\",\"Layers\":[\"abc/layer.tar\"]}]".getBytes(UTF_8));

    Base base = BaseTar.read(save(files), Platform.AMD64, work);

    assertThat(base.layers())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.digest()).isEqualTo(one.diffId()).isEqualTo(Sha256.of(layer));
              assertThat(one.file()).hasBinaryContent(layer);
            });
  }

  @Test
  void baseForAnotherProcessorIsRefused() {
    assertThatThrownBy(() -> BaseTar.read(layout("arm64"), Platform.AMD64, work))
        .isInstanceOf(IOException.class)
        .hasMessage("it is for arm64, and the Java for amd64");
  }

  @Test
  void damagedLayerIsRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Node manifest = manifest(files, "amd64");
    files.put(
        "index.json",
        json(Node.mapping().put("manifests", Node.list(List.of(described(files, manifest, ""))))));
    files.put("blobs/sha256/" + Sha256.name(Sha256.of(packed)), "other".getBytes(UTF_8));

    assertThatThrownBy(() -> BaseTar.read(save(files), Platform.AMD64, work))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void whatIsNoImageIsRefused() throws IOException {
    Path text = Files.writeString(here.resolve("text"), "x".repeat(2000));
    Path empty = save(Map.of());

    assertThatThrownBy(() -> BaseTar.read(text, Platform.AMD64, work))
        .isInstanceOf(IOException.class)
        .hasMessage("this is no tar archive");
    assertThatThrownBy(() -> BaseTar.read(empty, Platform.AMD64, work))
        .isInstanceOf(IOException.class)
        .hasMessage("it has neither index.json nor manifest.json");
  }

  private Path layout(String processor) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Node one = described(files, manifest(files, processor), "");
    files.put("index.json", json(Node.mapping().put("manifests", Node.list(List.of(one)))));
    return save(files);
  }

  private Node manifest(Map<String, byte[]> files, String processor) {
    return Node.mapping()
        .put("config", blob(files, config(processor), ""))
        .put("layers", Node.list(List.of(blob(files, packed, DOCKER_GZIP))))
        .build();
  }

  private static Node described(Map<String, byte[]> files, Node manifest, String processor) {
    Node.Mapping plain = blob(files, json(manifest), "");
    if (processor.isEmpty()) {
      return plain;
    }
    Node.Builder platform = Node.mapping().put("os", "linux").put("architecture", processor);
    return Node.mapping()
        .put("digest", plain.members().get("digest").value())
        .put("platform", platform.build())
        .build();
  }

  private static Node.Mapping blob(Map<String, byte[]> files, byte[] bytes, String mediaType) {
    String digest = Sha256.of(bytes);
    files.put("blobs/" + digest.replace(':', '/'), bytes);
    return Node.mapping().put("mediaType", mediaType).put("digest", digest).build();
  }

  private byte[] config(String processor) {
    return json(
        Node.mapping()
            .put("architecture", processor)
            .put(
                "config",
                Node.mapping()
                    .put(
                        "Env",
                        Node.texts(
                            List.of("PATH=/usr/bin:/bin", "SSL_CERT_FILE=/etc/ssl/cert.pem")))
                    .build())
            .put(
                "rootfs",
                Node.mapping().put("diff_ids", Node.texts(List.of(Sha256.of(layer)))).build())
            .put(
                "history",
                Node.list(List.of(Node.mapping().put("created_by", "the base").build()))));
  }

  private static byte[] json(Node.Builder document) {
    return json(document.build());
  }

  private static byte[] json(Node document) {
    return JsonWriter.compact(document).getBytes(UTF_8);
  }

  private Path save(Map<String, byte[]> files) throws IOException {
    return Files.write(here.resolve("base.tar"), tar(files));
  }

  private static byte[] tar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TarWriter tar = new TarWriter(out, 0);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] bytes = file.getValue();
      tar.file(file.getKey(), 0644, bytes.length, new ByteArrayInputStream(bytes));
    }
    tar.end();
    return out.toByteArray();
  }
}
