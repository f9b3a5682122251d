package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The upstreams of an API, merged from all layers. */
final class Upstreams {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

  private final Node.Mapping written;
  private final Map<String, UpstreamPlan> byName = new LinkedHashMap<>();

  private Upstreams(Node.Mapping written) {
    this.written = written;
  }

  static Upstreams read(Node.Mapping api, Problems problems) {
    Node node = api.get("upstreams");
    if (!(node instanceof Node.Mapping mapping)) {
      if (node != null) {
        Setting.of(node, "upstreams", problems).entries();
      }
      return new Upstreams(Nodes.EMPTY);
    }
    Upstreams upstreams = new Upstreams(mapping);
    Setting.of(mapping, "upstreams", problems).entries().forEach(upstreams::add);
    return upstreams;
  }

  private void add(String name, Setting setting) {
    if (!NAME.matcher(name).matches()) {
      setting.error(
          "wrong-value",
          "\"" + name + "\" is not a name: lower-case letters, digits and dashes",
          "try " + Names.slug(name));
    }
    byName.put(name, UpstreamReader.read(name, setting));
  }

  Optional<UpstreamPlan> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Set<String> names() {
    return byName.keySet();
  }

  /**
   * Where the endpoints of an upstream are written, or else those of its sandbox; {@link
   * Place#NONE} when neither are.
   */
  Place endpoints(String name) {
    Place endpoints = endpoints(name, "endpoints");
    return endpoints.equals(Place.NONE) ? endpoints(name, "sandbox") : endpoints;
  }

  private Place endpoints(String name, String key) {
    Node endpoints = written.get(name) instanceof Node.Mapping upstream ? upstream.get(key) : null;
    boolean none = endpoints instanceof Node.Sequence list && list.items().isEmpty();
    return endpoints == null || none || Nodes.isNull(endpoints) ? Place.NONE : endpoints.place();
  }

  /** Warns of those that no route uses, but for the one that every API has. */
  void reportUnused(List<RoutePlan> routes, ServerUpstreams servers, Problems problems) {
    Set<String> used = used(routes);
    written
        .members()
        .forEach(
            (name, member) -> {
              boolean expected =
                  name.equals(ServerUpstreams.DEFAULT) || servers.names().contains(name);
              if (!expected && !used.contains(name)) {
                problems.warning(
                    "unused",
                    member.place(),
                    Nodes.path("upstreams", name),
                    "no operation uses it",
                    "name it with upstream: under operations, or remove it");
              }
            });
  }

  /** Those that the routes use. */
  Map<String, UpstreamPlan> plans(List<RoutePlan> routes) {
    Map<String, UpstreamPlan> plans = new LinkedHashMap<>(byName);
    plans.keySet().retainAll(used(routes));
    return plans;
  }

  private static Set<String> used(List<RoutePlan> routes) {
    Set<String> used = new HashSet<>();
    routes.forEach(route -> used.add(route.upstream()));
    return used;
  }
}
