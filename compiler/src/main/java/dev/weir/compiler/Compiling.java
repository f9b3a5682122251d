package dev.weir.compiler;

import dev.weir.compiler.files.ProjectFiles;
import dev.weir.compiler.project.KeyCheck;
import dev.weir.compiler.project.Planner;
import dev.weir.compiler.project.PolicyTypes;
import dev.weir.compiler.project.ProjectLayout;
import dev.weir.compiler.project.ProjectSource;
import dev.weir.compiler.project.ReferenceTexts;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Severity;
import dev.weir.plan.ApiPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One compilation on its way. */
final class Compiling {
  private final ProjectFiles files;
  private final List<ProjectLayout> layouts;
  private final PolicyTypes types;
  private final CompileOptions options;
  private final Problems problems = new Problems();
  private final Documents documents;

  Compiling(
      ProjectFiles files, List<ProjectLayout> layouts, PolicyTypes types, CompileOptions options) {
    this.files = files;
    this.layouts = layouts;
    this.types = types;
    this.options = options;
    this.documents = new Documents(files, options.remote(), problems);
  }

  Compilation compile() {
    Optional<ProjectSource> source = Optional.empty();
    Map<String, ApiPlan> plans = new LinkedHashMap<>();
    Optional<ApiPlan> plan = Optional.empty();
    try {
      source = read();
      if (source.isPresent()) {
        plan = Optional.of(plan(source.get(), plans));
      }
    } catch (RuntimeException | StackOverflowError e) {
      // A defect of ours, or a depth that no definition should have; never a crash.
      problems.error(
          "compiler-failed",
          new Place(files.name(), 0, 0),
          "",
          "the compiler failed on this project: " + e,
          "please report it with the project");
    }
    List<Problem> found = ProblemOrder.of(weighed(problems.all()));
    boolean broken = found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    return new Compilation(
        plan.map(ApiPlan::name).orElse(files.name()),
        broken ? Optional.empty() : plan,
        broken ? Map.of() : plans,
        Sources.of(documents, options.params(), found),
        found);
  }

  /** A secret in a project is worse in what leaves this machine. */
  private List<Problem> weighed(List<Problem> all) {
    return options.literalSecrets()
        ? all
        : all.stream()
            .map(o -> o.code().equals("literal-secret") ? o.as(Severity.ERROR) : o)
            .toList();
  }

  private Optional<ProjectSource> read() {
    for (ProjectLayout layout : layouts) {
      if (layout.recognises(documents)) {
        return layout.read(documents, options, problems);
      }
    }
    problems.error(
        "no-project",
        new Place(files.name(), 0, 0),
        "",
        "this is no API project: there is no weir.yaml",
        "weir init makes one; a definition alone can be named by its file");
    return Optional.empty();
  }

  /** The plan without an environment; those of the environments go to {@code plans}. */
  private ApiPlan plan(ProjectSource source, Map<String, ApiPlan> plans) {
    KeyCheck keys = new KeyCheck(types, problems);
    source.layers().forEach(keys::layer);
    source.layers().forEach(layer -> ReferenceTexts.check(layer, problems));
    source.environments().values().forEach(layer -> ReferenceTexts.check(layer, problems));
    Planner planner = new Planner(source.definition(), types, problems);
    List<Node.Mapping> layers = new ArrayList<>(source.layers());
    List<Node.Mapping> commandLine = commandLine();
    source
        .environments()
        .forEach(
            (name, environment) -> {
              keys.environment(environment);
              List<Node.Mapping> all = new ArrayList<>(layers);
              all.add(environment);
              all.addAll(commandLine);
              plans.put(name, planner.plan(all));
            });
    layers.addAll(commandLine);
    return planner.plan(layers);
  }

  /** What the command line says, as the strongest layers. */
  private List<Node.Mapping> commandLine() {
    List<Node.Mapping> said = new ArrayList<>();
    options.upstream().ifPresent(url -> said.add(upstream(url)));
    if (options.mocked()) {
      said.add(Node.mapping().put("mock", Node.flag(true)).build());
    }
    return said;
  }

  /** {@code --upstream URL}. */
  private static Node.Mapping upstream(String url) {
    Place place = new Place("--upstream", 0, 0);
    Node.Scalar endpoint = new Node.Scalar(Node.Kind.TEXT, url, place);
    Node.Mapping upstream =
        Node.mapping().put("endpoints", new Node.Sequence(List.of(endpoint), place)).build(place);
    return Node.mapping()
        .put("upstreams", Node.mapping().put("default", upstream).build(place))
        .put("upstream", new Node.Scalar(Node.Kind.TEXT, "default", place))
        .build(place);
  }
}
