package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleReader;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small stand-ins for what goes into an image. */
final class Parts {
  private final Path folder;

  Parts(Path folder) {
    this.folder = folder;
  }

  static JavaHome java(Platform platform) {
    return new JavaHome(Path.of("/usr/lib/jvm/some"), "17.0.15", List.of(), platform);
  }

  Path runtime() throws IOException {
    Path runtime = folder.resolve("runtime");
    Files.createDirectories(runtime.resolve("bin"));
    Files.writeString(runtime.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
    Files.writeString(runtime.resolve("bin/java"), "java");
    if (!runtime.resolve("bin/java").toFile().setExecutable(true)) {
      throw new IOException("no permissions here");
    }
    return runtime;
  }

  List<Path> jars() throws IOException {
    return List.of(
        texts("weir-cli.jar", Map.of("a.class", "a")),
        texts(
            "netty-native-linux-x86_64.jar",
            Map.of("META-INF/native/libnetty_x86_64.so", "x", "META-INF/MANIFEST.MF", "m")),
        texts(
            "netty-native-linux-aarch_64.jar",
            Map.of("META-INF/native/libnetty_aarch_64.so", "arm")));
  }

  Path texts(String name, Map<String, String> entries) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    entries.forEach((entry, text) -> bytes.put(entry, text.getBytes(UTF_8)));
    return zip(name, bytes);
  }

  Path zip(String name, Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(0);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  /** The sample project as a bundle. */
  ImageBuild.Input input(WeirFiles weir) throws Exception {
    Path file = folder.resolve("orders.weir");
    if (!Files.exists(file)) {
      Sample.orders(folder);
      Typed.in(folder).weir("build", "orders", "-o", "orders.weir");
    }
    byte[] bytes = Files.readAllBytes(file);
    Bundle bundle = new BundleReader().read(bytes);
    return new ImageBuild.Input(weir, "orders.weir", bytes, bundle, "weir: 1\n", "0.1.0");
  }

  /** An image of all that. */
  Path image(String name, Platform platform, Base base, Optional<Path> policies) throws Exception {
    Path work = Files.createTempDirectory(folder, "work");
    Path file = folder.resolve(name);
    new ImageBuild(java(platform), Instant.EPOCH, work)
        .write(input(new WeirFiles(jars(), policies)), base, runtime(), "orders:1.4.0", file);
    return file;
  }
}
