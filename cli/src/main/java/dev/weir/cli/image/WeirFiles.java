package dev.weir.cli.image;

import dev.weir.cli.CommandFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Weir itself as it lies in an image: jars, the native libraries of one platform unpacked (a root
 * file system that is read-only has no place to unpack them to), and the options that Java starts
 * with.
 */
final class WeirFiles {
  static final String HOME = "opt/weir";
  static final String OPTIONS = HOME + "/java.options";

  private static final String NATIVE = "META-INF/native/";
  private static final String NETTY = "-linux-";

  private final List<Path> jars;
  private final Optional<Path> policies;

  /**
   * Weir from some jars.
   *
   * @param policies a folder of jars with policies of somebody else
   */
  WeirFiles(List<Path> jars, Optional<Path> policies) {
    this.jars = List.copyOf(jars);
    this.policies = policies;
  }

  /** The jars that this process runs from. */
  static List<Path> running() {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (!Files.isRegularFile(jar)) {
        throw CommandFailure.problem(
            "this weir does not run from jars, so there is nothing to put into an image",
            "run it from its distribution, or by ./weir in the repository");
      }
      jars.add(jar);
    }
    return jars;
  }

  /**
   * What belongs into the layer.
   *
   * @param work a folder for files that the layer needs until it is written
   */
  LayerFiles files(JavaHome java, Path work) throws IOException {
    LayerFiles files = new LayerFiles();
    List<String> names = new ArrayList<>();
    for (Path jar : jars) {
      String name = String.valueOf(jar.getFileName());
      if (!name.contains(NETTY)) {
        files.copy(HOME + "/lib/" + name, jar);
        names.add("/" + HOME + "/lib/" + name);
      }
    }
    for (Path library : natives(java.platform(), work)) {
      files.copy(HOME + "/native/" + library.getFileName(), library);
    }
    if (policies.isPresent()) {
      try (Stream<Path> own = Files.list(policies.get())) {
        own.filter(file -> file.toString().endsWith(".jar"))
            .forEach(file -> files.copy(HOME + "/policies/" + file.getFileName(), file));
      }
    }
    return files.text(OPTIONS, options(java, names));
  }

  /** Netty's native libraries for a platform, unpacked into a folder. */
  List<Path> natives(Platform platform, Path folder) throws IOException {
    List<Path> libraries = new ArrayList<>();
    for (Path jar : jars) {
      if (String.valueOf(jar.getFileName()).contains(NETTY)) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (name.startsWith(NATIVE) && name.endsWith("_" + platform.netty() + ".so")) {
              Path library = folder.resolve(name.substring(NATIVE.length()));
              Files.write(library, zip.getInputStream(entry).readAllBytes());
              libraries.add(library);
            }
          }
        }
      }
    }
    return libraries;
  }

  /**
   * The options of the launcher, which has no shell to run in here; and half of the container's
   * memory for the heap, since nothing else runs in it.
   */
  private static String options(JavaHome java, List<String> classPath) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xms16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:MaxRAMPercentage=50",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Dio.netty.jfr.enabled=false"));
    if (java.feature() >= 24) {
      options.add("--enable-native-access=ALL-UNNAMED");
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    options.add("-Djava.library.path=/" + HOME + "/native");
    options.add("-Dweir.home=/" + HOME);
    options.add("-cp");
    options.add(String.join(":", classPath));
    options.add("dev.weir.cli.Main");
    return String.join("\n", options) + "\n";
  }
}
