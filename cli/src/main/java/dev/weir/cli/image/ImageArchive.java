package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.config.Node;
import dev.weir.document.JsonWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An image as one tar file: an OCI image layout (image specification, {@code image-layout.md}),
 * with {@code manifest.json} beside it for {@code docker load} of older versions.
 */
final class ImageArchive {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";

  private final SortedMap<String, byte[]> texts = new TreeMap<>();
  private final SortedMap<String, Path> blobs = new TreeMap<>();
  private final List<Layer> layers = new ArrayList<>();
  private final Node config;
  private final Platform platform;
  private final String tag;

  /**
   * An image.
   *
   * @param own the layers above the base, from the bottom up
   * @param tag name and version, {@code orders:1.4.0}
   */
  ImageArchive(ImageConfig config, Base base, List<Layer> own, String tag) {
    this.config = config.document(base, own);
    this.platform = config.platform();
    this.tag = tag;
    layers.addAll(base.layers());
    layers.addAll(own);
    layers.forEach(layer -> blobs.put(blob(layer.digest()), layer.file()));
  }

  /**
   * Writes it; the digest of its manifest, by which registries know it.
   *
   * @param seconds the time of every entry, since 1970
   */
  String write(Path file, long seconds) throws IOException {
    Node configuration = add(CONFIG, config).build();
    String configName = blob(Json.text(configuration, "digest"));
    Node.Builder manifest =
        add(
            MANIFEST,
            Node.mapping()
                .put("schemaVersion", Node.number(2))
                .put("mediaType", MANIFEST)
                .put("config", configuration)
                .put("layers", Node.list(layers.stream().map(ImageArchive::descriptor).toList()))
                .build());
    Node entry =
        manifest
            .put(
                "platform",
                Node.mapping()
                    .put("architecture", platform.layoutName())
                    .put("os", "linux")
                    .build())
            .put(
                "annotations",
                Node.mapping()
                    .put(
                        "org.opencontainers.image.ref.name",
                        tag.substring(tag.lastIndexOf(':') + 1))
                    .put("io.containerd.image.name", tag)
                    .build())
            .build();
    text(
        "index.json",
        Node.mapping()
            .put("schemaVersion", Node.number(2))
            .put("mediaType", INDEX)
            .put("manifests", Node.list(List.of(entry)))
            .build());
    text("oci-layout", Node.mapping().put("imageLayoutVersion", "1.0.0").build());
    text("manifest.json", forDocker(configName));
    save(file, seconds);
    return Json.text(entry, "digest");
  }

  private Node forDocker(String configName) {
    return Node.list(
        List.of(
            Node.mapping()
                .put("Config", configName)
                .put("RepoTags", Node.texts(List.of(tag)))
                .put(
                    "Layers",
                    Node.texts(layers.stream().map(layer -> blob(layer.digest())).toList()))
                .build()));
  }

  private Node.Builder add(String mediaType, Node document) {
    byte[] bytes = JsonWriter.compact(document).getBytes(UTF_8);
    String digest = Sha256.of(bytes);
    texts.put(blob(digest), bytes);
    return Node.mapping()
        .put("mediaType", mediaType)
        .put("digest", digest)
        .put("size", Node.number(bytes.length));
  }

  private void text(String name, Node document) {
    texts.put(name, JsonWriter.compact(document).getBytes(UTF_8));
  }

  private void save(Path file, long seconds) throws IOException {
    SortedMap<String, Object> names = new TreeMap<>(texts);
    names.putAll(blobs);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      TarWriter tar = new TarWriter(out, seconds);
      tar.folder("blobs", 0755);
      tar.folder("blobs/sha256", 0755);
      for (String name : names.keySet()) {
        byte[] text = texts.get(name);
        Path blob = blobs.get(name);
        if (text != null) {
          tar.file(name, 0644, text.length, new ByteArrayInputStream(text));
        } else if (blob != null) {
          try (InputStream content = Files.newInputStream(blob)) {
            tar.file(name, 0644, Files.size(blob), content);
          }
        }
      }
      tar.end();
    }
  }

  private static Node descriptor(Layer layer) {
    return Node.mapping()
        .put("mediaType", layer.mediaType())
        .put("digest", layer.digest())
        .put("size", Node.number(layer.size()))
        .build();
  }

  private static String blob(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }
}
