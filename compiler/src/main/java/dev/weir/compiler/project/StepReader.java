package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import dev.weir.plan.PolicyPlan;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Use;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the lists {@code request}, {@code response} and {@code fault}. */
final class StepReader {
  private final PolicyTypes types;
  private final PolicyReader reader;
  private final Problems problems;
  private final IdentityHashMap<Node, List<PlacedPolicy>> read = new IdentityHashMap<>();

  StepReader(PolicyTypes types, PolicyReader reader, Problems problems) {
    this.types = types;
    this.reader = reader;
    this.problems = problems;
  }

  /**
   * The steps of an operation: for requests the API's first and the operation's last, for answers
   * the other way round.
   */
  List<PlacedPolicy> of(List<ScopeSettings> scopes, Use use) {
    String key = use.name().toLowerCase(Locale.ROOT);
    List<PlacedPolicy> steps = new ArrayList<>();
    for (ScopeSettings scope : scopes) {
      Node list = scope.settings().get(key);
      if (list == null || Nodes.isNull(list)) {
        continue;
      }
      if (Nodes.isText(list, "none")) {
        steps.clear();
        continue;
      }
      List<PlacedPolicy> found =
          read.computeIfAbsent(list, unused -> list(list, scope.path(key), use));
      steps.addAll(use == Use.REQUEST ? steps.size() : 0, found);
    }
    return steps;
  }

  private List<PlacedPolicy> list(Node node, String path, Use use) {
    if (!(node instanceof Node.Sequence list)) {
      problems.error(
          "wrong-type", node.place(), path, "should be a list of steps", "begin each with \"- \"");
      return List.of();
    }
    List<PlacedPolicy> steps = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      step(list.items().get(i), path + "[" + i + "]", use).ifPresent(steps::add);
    }
    return steps;
  }

  private Optional<PlacedPolicy> step(Node node, String path, Use use) {
    if (node instanceof Node.Scalar name && name.kind() == Node.Kind.TEXT) {
      Node nothing = new Node.Scalar(Node.Kind.NULL, "", name.place());
      return step(name.text(), nothing, name.place(), path, use);
    }
    if (!(node instanceof Node.Mapping mapping)) {
      problems.error(
          "wrong-type",
          node.place(),
          path,
          "should be the name of a step, alone or with settings",
          "for example \"- set-header: {X-A: b}\"");
      return Optional.empty();
    }
    Node.Member when = mapping.members().get("when");
    if (when != null) {
      problems.error(
          "not-available",
          when.place(),
          path + ".when",
          "conditions are not available yet",
          "leave it out until they are");
    }
    List<String> names =
        mapping.members().keySet().stream().filter(name -> !name.equals("when")).toList();
    if (names.size() != 1) {
      problems.error(
          "wrong-type",
          node.place(),
          path,
          "should hold one step, but holds "
              + (names.isEmpty() ? "none" : String.join(", ", names)),
          "begin each with \"- \"");
      return Optional.empty();
    }
    Node.Member step = mapping.members().get(names.get(0));
    return step == null
        ? Optional.empty()
        : step(names.get(0), step.value(), step.place(), path, use);
  }

  private Optional<PlacedPolicy> step(
      String name, Node settings, Place place, String path, Use use) {
    Optional<PolicyType<?>> type = types.find(name).filter(found -> found.uses().contains(use));
    if (type.isPresent()) {
      return Optional.of(
          new PlacedPolicy(
              reader.stage(type.get(), settings, Nodes.path(path, name)),
              new PolicyPlan(name, use, settings, place.toString())));
    }
    if (Words.LATER_STEPS.contains(name)) {
      problems.error(
          "not-available", place, path, name + " is not available yet", "leave it out until it is");
    } else if (types.find(name).isPresent()) {
      problems.error(
          "wrong-level",
          place,
          path,
          name + " cannot be a step of " + use.name().toLowerCase(Locale.ROOT) + ":",
          "");
    } else {
      problems.error(
          "unknown-step",
          place,
          path,
          "there is no step " + name,
          Suggest.among(name, Words.plus(types.names(use), Words.LATER_STEPS)));
    }
    return Optional.empty();
  }
}
