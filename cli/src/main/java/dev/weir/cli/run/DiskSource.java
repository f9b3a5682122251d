package dev.weir.cli.run;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleException;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.BundledApi;
import dev.weir.cli.CommandFailure;
import dev.weir.cli.watch.FileWatch;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.plan.ApiPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans from the disk: bundles, projects, and folders of both. When it watches, a change is taken
 * once the files have come to rest; what cannot be read keeps its last good plan. What was named by
 * itself must be servable at the start; of a folder, the good ones are served. One thread at a
 * time.
 */
final class DiskSource implements PlanSource {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSource.class);

  private final List<Path> named;
  private final String environment;
  private final boolean watched;
  private final BundleReader reader;
  private final CompilerProcess compiler;
  private final Set<String> environments = new TreeSet<>();
  private final KnownNames known = new KnownNames();
  private final Map<String, Warned> warnings = new LinkedHashMap<>();
  private final Map<String, Path> served = new HashMap<>();
  private final Set<String> required = new HashSet<>();
  private boolean folders;
  private boolean started;
  private @Nullable FileWatch watch;

  /**
   * A source.
   *
   * @param named bundles, projects and folders
   * @param environment empty for development
   * @param watched whether changes are taken; those of folders always are
   */
  DiskSource(
      List<Path> named,
      String environment,
      boolean watched,
      BundleReader reader,
      CompilerProcess compiler) {
    this.named = List.copyOf(named);
    this.environment = environment;
    this.watched = watched;
    this.reader = reader;
    this.compiler = compiler;
  }

  @Override
  public PlanSet load() {
    Map<String, ApiPlan> plans = new LinkedHashMap<>();
    served.clear();
    List<PlanSet.Unavailable> bad = new ArrayList<>();
    Targets targets = Targets.of(named);
    targets.bundles().forEach(path -> bundle(path, plans, bad));
    warnings.clear();
    if (!targets.projects().isEmpty()) {
      projects(targets.projects(), plans, bad);
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

  private void bundle(Path path, Map<String, ApiPlan> plans, List<PlanSet.Unavailable> bad) {
    try {
      Bundle bundle = reader.read(path);
      add(bundle, plans, id -> path);
      for (BundledApi api : bundle.apis()) {
        from(path, LivePlans.idOf(api.plan()));
      }
    } catch (IOException | BundleException e) {
      unavailable(path, "", String.valueOf(e.getMessage()), bad);
    }
  }

  private void projects(
      List<Path> paths, Map<String, ApiPlan> plans, List<PlanSet.Unavailable> bad) {
    CompilerProcess.Output output = compiler.compile(paths);
    Map<String, Path> homes = new HashMap<>();
    output.results().forEach(result -> homes.put(result.name(), result.path()));
    try {
      add(new BundleReader().read(output.bundle()), plans, homes::get);
    } catch (BundleException e) {
      bad.add(new PlanSet.Unavailable("projects", String.valueOf(e.getMessage())));
    }
    for (CompilerProcess.Result result : output.results()) {
      if (result.good()) {
        from(result.path(), result.name());
        warnings.put(result.name(), new Warned(Integer.parseInt(result.text()), result.path()));
      } else {
        unavailable(result.path(), result.name(), result.text(), bad);
      }
    }
  }

  /** Of two plans for one version of an API the first counts, and the other one is told. */
  private void add(Bundle bundle, Map<String, ApiPlan> plans, Function<String, @Nullable Path> home)
      throws BundleException {
    environments.addAll(bundle.environments());
    for (ApiPlan plan : bundle.plans(environment)) {
      String id = LivePlans.idOf(plan);
      if (plans.putIfAbsent(id, plan) == null) {
        served.put(id, Objects.requireNonNullElse(home.apply(id), named.get(0)));
      } else {
        LOG.warn("{} of {} is not served: {} has it as well", id, home.apply(id), served.get(id));
      }
    }
  }

  private void from(Path path, String id) {
    known.add(path, id);
    require(path, id);
  }

  private void unavailable(Path path, String name, String reason, List<PlanSet.Unavailable> bad) {
    for (String missing : known.missing(path, name)) {
      bad.add(new PlanSet.Unavailable(missing, reason));
      require(path, missing);
    }
  }

  private void require(Path path, String name) {
    if (named.contains(path)) {
      required.add(name);
    } else {
      folders = true;
    }
  }

  /** What the compiler warned of, by name and version of the API. */
  Map<String, Warned> warnings() {
    return Map.copyOf(warnings);
  }

  @Override
  public void bound(LivePlans.State state) {
    if (started) {
      told(state);
      return;
    }
    started = true;
    List<PlanSet.Unavailable> stop =
        state.plans().isEmpty()
            ? state.problems()
            : state.problems().stream()
                .filter(problem -> required.contains(problem.name()))
                .toList();
    if (!stop.isEmpty()) {
      throw CommandFailure.problem(
          String.join(", ", stop.stream().map(PlanSet.Unavailable::name).distinct().toList())
              + " cannot be served",
          String.join("\n  ", stop.stream().map(PlanSet.Unavailable::reason).distinct().toList()));
    }
    if (state.plans().isEmpty()) {
      throw CommandFailure.problem("nothing to serve in " + named.get(0), "");
    }
  }

  /** What came of a change. */
  private static void told(LivePlans.State state) {
    List<String> served = state.plans().stream().map(LivePlans::idOf).toList();
    for (PlanSet.Unavailable problem : state.problems()) {
      LOG.error(
          "{} {}: {}",
          problem.name(),
          served.contains(problem.name()) ? "stays as it was" : "is not served",
          problem.reason());
    }
    LOG.info("serving {}", served.isEmpty() ? "nothing" : String.join(", ", served));
  }

  @Override
  public void watch(Consumer<PlanSet> changed) {
    if (watched || folders) {
      watch = FileWatch.start(named, FileWatch.Pace.DEFAULT, () -> reload(changed));
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
