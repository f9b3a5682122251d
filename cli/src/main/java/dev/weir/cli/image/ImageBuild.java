package dev.weir.cli.image;

import dev.weir.bundle.Bundle;
import dev.weir.plan.ApiPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts the layers of one image together in a folder of its own. */
final class ImageBuild {
  private static final String CONFIG = "etc/weir/gateway.yaml";

  private final JavaHome java;
  private final Instant time;
  private final Path work;

  /**
   * A build.
   *
   * @param java the Java that will run the gateway
   * @param time of everything in the image
   * @param work an empty folder
   */
  ImageBuild(JavaHome java, Instant time, Path work) {
    this.java = java;
    this.time = time;
    this.work = work;
  }

  /**
   * What goes in, beside Java.
   *
   * @param weir the gateway
   * @param file the name of the bundle
   * @param bytes of the bundle
   * @param bundle what is in it
   * @param gateway the text of {@code gateway.yaml}
   * @param compiler version of Weir
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Input(
      WeirFiles weir, String file, byte[] bytes, Bundle bundle, String gateway, String compiler) {}

  /**
   * Writes the image.
   *
   * @param runtime a linked Java
   * @return the digest of its manifest
   */
  String write(Input input, Base base, Path runtime, String tag, Path output) throws IOException {
    List<Layer> layers = new ArrayList<>();
    layers.add(
        new LayerFiles()
            .copyAll("opt/java", runtime)
            .write(work, seconds(), "weir image: Java " + java.version()));
    layers.add(
        input
            .weir()
            .files(java, work)
            .write(work, seconds(), "weir image: Weir " + input.compiler()));
    layers.add(
        new LayerFiles()
            .bytes("app/" + input.file(), input.bytes())
            .text(CONFIG, input.gateway())
            .write(work, seconds(), "weir image: " + input.file()));
    return new ImageArchive(config(input, base), base, layers, tag).write(output, seconds());
  }

  /** A base of this machine's libraries. */
  Base machine(MachineBase machine, Path runtime, WeirFiles weir) throws IOException {
    Layer layer =
        machine
            .files(runtime, java.platform(), weir.natives(java.platform(), work))
            .write(work, seconds(), "weir image: shared libraries of the machine that made it");
    return new Base(List.of(layer), List.of(), List.of());
  }

  private ImageConfig config(Input input, Base base) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", path(base));
    variables.put("LANG", "C.UTF-8");
    variables.put("WEIR_CONFIG", "/" + CONFIG);
    return new ImageConfig(
        java.platform(),
        time,
        List.of("/opt/java/bin/java", "@/" + WeirFiles.OPTIONS, "run", "/app/" + input.file()),
        variables,
        List.of(8080, 9090),
        labels(input));
  }

  private static String path(Base base) {
    return base.variables().stream()
        .filter(variable -> variable.startsWith("PATH="))
        .map(variable -> variable.substring("PATH=".length()) + ":/opt/java/bin")
        .findFirst()
        .orElse("/opt/java/bin");
  }

  private Map<String, String> labels(Input input) {
    List<ApiPlan> plans = input.bundle().apis().stream().map(api -> api.plan()).toList();
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(
        "org.opencontainers.image.title", joined(plans.stream().map(ApiPlan::name).toList()));
    labels.put(
        "org.opencontainers.image.version", joined(plans.stream().map(ApiPlan::version).toList()));
    labels.put("dev.weir.version", input.compiler());
    labels.put("dev.weir.java", java.version());
    labels.put("dev.weir.bundle.sha256", Sha256.name(Sha256.of(input.bytes())));
    labels.put(
        "dev.weir.environments", String.join(" ", new TreeSet<>(input.bundle().environments())));
    return labels;
  }

  private static String joined(List<String> texts) {
    return String.join(" ", texts.stream().distinct().toList());
  }

  private long seconds() {
    return time.getEpochSecond();
  }

  /** Removes a folder with everything in it, as far as it lets itself be removed. */
  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // a folder below the temporary one; the system removes it some day
    }
  }
}
