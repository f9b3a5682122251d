package dev.weir.cli.run;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.watch.FileWatch;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.plan.ApiPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans from the disk: bundles, projects, and folders of both. When it watches, a change is taken
 * once the files have come to rest; what cannot be read keeps its last good plan. One thread at a
 * time.
 */
final class DiskSource implements PlanSource {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSource.class);

  private final List<Path> targets;
  private final String environment;
  private final boolean watched;
  private final BundleReader reader;
  private final CompilerProcess compiler;
  private final Set<String> environments = new TreeSet<>();
  private final Map<Path, List<String>> lastGood = new HashMap<>();
  private @Nullable FileWatch watch;

  /**
   * A source.
   *
   * @param targets bundles, projects and folders
   * @param environment empty for development
   * @param watched whether changes are taken
   */
  DiskSource(
      List<Path> targets,
      String environment,
      boolean watched,
      BundleReader reader,
      CompilerProcess compiler) {
    this.targets = List.copyOf(targets);
    this.environment = environment;
    this.watched = watched;
    this.reader = reader;
    this.compiler = compiler;
  }

  @Override
  public PlanSet load() {
    Map<String, ApiPlan> plans = new LinkedHashMap<>();
    List<PlanSet.Unavailable> bad = new ArrayList<>();
    List<Path> projects = new ArrayList<>();
    for (Path target : targets) {
      for (Path path : expand(target)) {
        if (isBundle(path)) {
          bundle(path, plans, bad);
        } else {
          projects.add(path);
        }
      }
    }
    if (!projects.isEmpty()) {
      CompilerProcess.Output output = compiler.compile(projects);
      add(output.bundle(), plans, bad);
      for (CompilerProcess.Result result : output.results()) {
        if (result.good()) {
          lastGood.put(result.path(), List.of(result.text()));
        } else {
          unavailable(result.path(), result.text(), bad);
        }
      }
    }
    if (!environment.isEmpty() && !plans.isEmpty() && !environments.contains(environment)) {
      throw CommandFailure.misuse(
          "no API knows the environment " + environment,
          environments.isEmpty()
              ? "there is no environments/" + environment + ".yaml"
              : "known are: " + String.join(", ", environments));
    }
    return new PlanSet(List.copyOf(plans.values()), bad);
  }

  /**
   * A folder of bundles means the bundles and whatever else is in it; anything else means itself.
   */
  private static List<Path> expand(Path target) {
    if (!Files.exists(target)) {
      throw CommandFailure.misuse("there is no file or folder " + target, "");
    }
    if (!Files.isDirectory(target)) {
      return List.of(target);
    }
    try (Stream<Path> children = Files.list(target)) {
      List<Path> bundles = children.filter(DiskSource::isBundle).sorted().toList();
      if (bundles.isEmpty()) {
        return List.of(target);
      }
      List<Path> all = new ArrayList<>(bundles);
      if (hasProjects(target)) {
        all.add(target);
      }
      return all;
    } catch (IOException e) {
      throw CommandFailure.misuse("cannot read " + target, String.valueOf(e.getMessage()));
    }
  }

  private static boolean hasProjects(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.anyMatch(
          child ->
              Files.isDirectory(child) || child.toString().matches(".*\\.(yaml|yml|json|zip)"));
    }
  }

  private static boolean isBundle(Path path) {
    return path.toString().endsWith(".weir") && Files.isRegularFile(path);
  }

  private void bundle(Path path, Map<String, ApiPlan> plans, List<PlanSet.Unavailable> bad) {
    try {
      List<String> names = new ArrayList<>();
      Bundle bundle = reader.read(path);
      environments.addAll(bundle.environments());
      for (ApiPlan plan : bundle.plans(environment)) {
        names.add(LivePlans.idOf(plan));
        plans.putIfAbsent(LivePlans.idOf(plan), plan);
      }
      lastGood.put(path, names);
    } catch (IOException | BundleException e) {
      unavailable(path, String.valueOf(e.getMessage()), bad);
    }
  }

  private void add(byte[] bundle, Map<String, ApiPlan> plans, List<PlanSet.Unavailable> bad) {
    try {
      Bundle compiled = new BundleReader().read(bundle);
      environments.addAll(compiled.environments());
      for (ApiPlan plan : compiled.plans(environment)) {
        plans.putIfAbsent(LivePlans.idOf(plan), plan);
      }
    } catch (BundleException e) {
      bad.add(new PlanSet.Unavailable("projects", String.valueOf(e.getMessage())));
    }
  }

  private void unavailable(Path path, String reason, List<PlanSet.Unavailable> bad) {
    List<String> names = lastGood.get(path);
    if (names == null) {
      bad.add(new PlanSet.Unavailable(Objects.toString(path.getFileName(), "api"), reason));
    } else {
      names.forEach(name -> bad.add(new PlanSet.Unavailable(name, reason)));
    }
  }

  @Override
  public void watch(Consumer<PlanSet> changed) {
    if (watched) {
      watch = FileWatch.start(targets, FileWatch.Pace.DEFAULT, () -> reload(changed));
    }
  }

  private void reload(Consumer<PlanSet> changed) {
    LOG.info("files have changed; binding them beside what is served");
    try {
      changed.accept(load());
    } catch (CommandFailure e) {
      LOG.error("the change is not taken: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }
}
