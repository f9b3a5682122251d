package dev.weir.cli.image;

import dev.weir.config.Node;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An image in a tar file, as {@code docker save}, {@code podman save} and {@code skopeo} write it:
 * an OCI image layout, or the older form with {@code manifest.json} alone. Layers are taken as they
 * are, packed or not; their digests are checked.
 */
final class BaseTar {
  /** Manifests and configurations are smaller by far; layers may well be larger. */
  private static final long SMALL = 1 << 20;

  private static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";

  private final Path file;
  private final Platform platform;
  private final Map<String, byte[]> small = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private BaseTar(Path file, Platform platform) {
    this.file = file;
    this.platform = platform;
  }

  /**
   * Reads one.
   *
   * @param platform which of its images, when it holds several
   * @param folder where its layers go
   * @throws IOException when it is none, or has none for the platform
   */
  static Base read(Path file, Platform platform, Path folder) throws IOException {
    BaseTar base = new BaseTar(file, platform);
    base.entries(
        (name, size, content) -> {
          base.names.add(name);
          if (size <= SMALL) {
            base.small.put(name, content.readAllBytes());
          }
        });
    return base.names.contains("index.json") ? base.layout(folder) : base.saved(folder);
  }

  /** The layers are there, by the names that the image itself gives them. */
  private record Found(String name, String mediaType, Optional<String> digest) {}

  private Base layout(Path folder) throws IOException {
    Node manifest = manifest(json("index.json"));
    List<Found> layers = new ArrayList<>();
    for (Node layer : Json.items(manifest, "layers")) {
      String digest = Json.text(layer, "digest");
      layers.add(
          new Found(blob(digest), ociType(Json.text(layer, "mediaType")), Optional.of(digest)));
    }
    return base(json(blob(Json.text(manifest, "config", "digest"))), layers, folder);
  }

  /** An index names manifests, or other indexes, for each platform. */
  private Node manifest(Node index) throws IOException {
    for (Node one : Json.items(index, "manifests")) {
      Optional<Node> processor = Json.at(one, "platform", "architecture");
      if (processor.isEmpty() || Node.same(processor.get(), Node.text(platform.layoutName()))) {
        Node found = json(blob(Json.text(one, "digest")));
        return Json.items(found, "manifests").isEmpty() ? found : manifest(found);
      }
    }
    throw new IOException("it has no image for " + platform.layoutName());
  }

  private Base saved(Path folder) throws IOException {
    if (!names.contains("manifest.json")) {
      throw new IOException("it has neither index.json nor manifest.json");
    }
    List<Node> images =
        json("manifest.json") instanceof Node.Sequence all ? all.items() : List.of();
    if (images.size() != 1) {
      throw new IOException("it holds " + images.size() + " images, not one");
    }
    List<Found> layers =
        Json.texts(images.get(0), "Layers").stream()
            .map(name -> new Found(name, Layer.PLAIN, Optional.empty()))
            .toList();
    return base(json(Json.text(images.get(0), "Config")), layers, folder);
  }

  private Base base(Node config, List<Found> found, Path folder) throws IOException {
    String processor = Json.text(config, "architecture");
    if (!processor.equals(platform.layoutName())) {
      throw new IOException(
          "it is for " + processor + ", and the Java for " + platform.layoutName());
    }
    List<String> diffIds = Json.texts(config, "rootfs", "diff_ids");
    if (diffIds.size() != found.size()) {
      throw new IOException("its configuration does not tell of all its layers");
    }
    Map<String, Path> files = extract(found, folder);
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      Path layer = files.get(one.name());
      if (layer == null) {
        throw new IOException("the layer " + one.name() + " is missing");
      }
      String digest = "sha256:" + layer.getFileName();
      if (!digest.equals(one.digest().orElse(digest))) {
        throw new IOException("the layer " + one.name() + " is damaged");
      }
      layers.add(new Layer(one.mediaType(), digest, diffIds.get(i), Files.size(layer), layer, ""));
    }
    return new Base(layers, Json.texts(config, "config", "Env"), Json.items(config, "history"));
  }

  /** Writes layers to files that are named by their digests. */
  private Map<String, Path> extract(List<Found> layers, Path folder) throws IOException {
    Set<String> wanted = new HashSet<>(layers.stream().map(Found::name).toList());
    Map<String, Path> files = new HashMap<>();
    entries(
        (name, size, content) -> {
          if (wanted.contains(name)) {
            Path part = Files.createTempFile(folder, "base", ".part");
            Sha256 hash = new Sha256();
            try (OutputStream out = hash.through(Files.newOutputStream(part))) {
              content.transferTo(out);
            }
            Path file = folder.resolve(Sha256.name(hash.digest()));
            Files.deleteIfExists(file);
            files.put(name, Files.move(part, file));
          }
        });
    return files;
  }

  private void entries(TarReader.Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      new TarReader(in).read(visitor);
    }
  }

  private Node json(String name) throws IOException {
    byte[] bytes = small.get(name);
    if (bytes == null) {
      throw new IOException(name + " is missing");
    }
    return Json.read(name, bytes);
  }

  private static String blob(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }

  private static String ociType(String mediaType) {
    return switch (mediaType) {
      case "application/vnd.docker.image.rootfs.diff.tar.gzip" -> OCI_LAYER + "+gzip";
      case "application/vnd.docker.image.rootfs.diff.tar" -> OCI_LAYER;
      default -> mediaType;
    };
  }
}
