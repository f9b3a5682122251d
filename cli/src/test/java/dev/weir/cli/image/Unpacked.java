package dev.weir.cli.image;

import dev.weir.config.Node;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An image as a container engine would look at it, starting from {@code index.json}. */
final class Unpacked {
  final Map<String, byte[]> files;
  final Node index;
  final Node descriptor;
  final Node manifest;
  final Node config;

  private Unpacked(Map<String, byte[]> files) throws IOException {
    this.files = files;
    index = json("index.json");
    descriptor = Json.items(index, "manifests").get(0);
    manifest = json(blob(Json.text(descriptor, "digest")));
    config = json(blob(Json.text(manifest, "config", "digest")));
  }

  static Unpacked of(Path tar) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tar))) {
      return new Unpacked(tar(in));
    }
  }

  Node json(String name) throws IOException {
    return Json.read(name, files.get(name));
  }

  /** The descriptors of everything that others point to. */
  List<Node> descriptors() {
    List<Node> all = new ArrayList<>(Json.items(manifest, "layers"));
    all.add(descriptor);
    all.add(Json.at(manifest, "config").orElseThrow());
    return all;
  }

  byte[] blob(Node descriptor) throws IOException {
    return files.get(blob(Json.text(descriptor, "digest")));
  }

  /** The files of a layer. */
  Map<String, byte[]> layer(int number) throws IOException {
    byte[] bytes = blob(Json.items(manifest, "layers").get(number));
    return tar(new ByteArrayInputStream(bytes));
  }

  private static String blob(String digest) {
    return "blobs/" + digest.replace(':', '/');
  }

  private static Map<String, byte[]> tar(InputStream in) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    new TarReader(in).read((name, size, content) -> files.put(name, content.readAllBytes()));
    return files;
  }
}
