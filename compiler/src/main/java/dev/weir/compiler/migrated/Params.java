package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.ParamsKeys;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A params file: what differs between environments.
 *
 * @param environments by name, in written order
 */
record Params(Map<String, Environment> environments) {
  /** No params file. */
  static final Params NONE = new Params(Map.of());

  private static final Set<String> TOP = Set.of("environments", "deploy");

  Params {
    environments = new LinkedHashMap<>(environments);
  }

  /**
   * One environment.
   *
   * @param backends those that it names
   * @param deployments where it deploys to; empty when it does not say
   * @param place where it stands
   */
  record Environment(Backends backends, Optional<Deployments> deployments, Place place) {}

  /**
   * Reads a params file.
   *
   * @param chosen the only environment that matters, others are not looked at; empty for all
   */
  static Params read(
      Node document, Optional<String> chosen, Cleaner cleaner, BackendReader reader) {
    Problems problems = reader.problems();
    if (!(document instanceof Node.Mapping root)) {
      problems.error(
          "wrong-type", document.place(), "", "should be a mapping", "begin with environments:");
      return NONE;
    }
    root.members()
        .forEach(
            (key, member) -> {
              if (!TOP.contains(key)) {
                outside(problems, member.place(), key, "environments:");
              }
            });
    Map<String, Environment> environments = new LinkedHashMap<>();
    ParamsConfigs configs = new ParamsConfigs(reader);
    int index = 0;
    for (Node.Mapping written : Values.mappings(root, "environments")) {
      String path = "environments[" + index++ + "]";
      Optional<String> name = name(written, path, problems);
      if (name.isPresent() && chosen.orElse(name.get()).equals(name.get())) {
        Environment read = environment(cleaner.clean(written, path), path, configs, reader);
        if (environments.putIfAbsent(name.get(), read) != null) {
          problems.error(
              "duplicate-name",
              written.place(),
              path,
              "the environment " + name.get() + " stands above already",
              "remove one of them");
        }
      }
    }
    return new Params(environments);
  }

  private static Optional<String> name(Node.Mapping written, String path, Problems problems) {
    Optional<String> name = Values.text(written, "name");
    if (name.isEmpty()) {
      problems.warning(
          "missing-key",
          written.place(),
          path + ".name",
          "is missing: it has no effect",
          "add name:");
    }
    return name;
  }

  private static Environment environment(
      Node.Mapping written, String path, ParamsConfigs configs, BackendReader reader) {
    written
        .members()
        .forEach(
            (key, member) -> {
              if (!key.equals("name") && !key.equals("configs")) {
                outside(reader.problems(), member.place(), path + "." + key, "configs:");
              }
            });
    Node.Mapping values = Values.mapping(written, "configs");
    reader.walk().walk(values, ParamsKeys.PARAMS, path + ".configs");
    Backends backends = configs.backends(values, path + ".configs");
    Optional<Deployments> deployments =
        values.get("deploymentEnvironments") == null
            ? Optional.empty()
            : Optional.of(
                Deployments.read(
                    Values.mappings(values, "deploymentEnvironments"),
                    path + ".configs.deploymentEnvironments",
                    reader.walk(),
                    reader.problems()));
    return new Environment(backends, deployments, written.place());
  }

  private static void outside(Problems problems, Place place, String path, String where) {
    problems.warning(
        "outside-configs", place, path, "has no effect here", "move it below " + where);
  }
}
