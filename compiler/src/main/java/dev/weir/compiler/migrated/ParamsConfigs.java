package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The backends that {@code configs} of one environment names, in any of its three ways. */
final class ParamsConfigs {
  private static final Set<String> TYPES = Set.of("", "rest", "http");
  private static final Set<String> ROUTING = Set.of("", "load_balanced", "failover");

  private final BackendReader reader;

  ParamsConfigs(BackendReader reader) {
    this.reader = reader;
  }

  Backends backends(Node.Mapping configs, String path) {
    if (!available(configs, "endpointType", TYPES, path)
        || !available(configs, "endpointRoutingPolicy", ROUTING, path)) {
      return new Backends(Optional.of(EndpointSet.broken(configs.place())), Optional.empty());
    }
    String routing =
        Values.text(configs, "endpointRoutingPolicy").orElse("").toLowerCase(Locale.ROOT);
    return switch (routing) {
      case "load_balanced" -> loadBalanced(configs, path + ".loadBalanceEndpoints");
      case "failover" -> failover(configs, path + ".failoverEndpoints");
      default -> plain(configs, path + ".endpoints");
    };
  }

  private boolean available(Node.Mapping configs, String key, Set<String> known, String path) {
    Optional<Node.Scalar> written = Values.scalar(configs, key);
    String word = written.map(s -> s.text().strip().toLowerCase(Locale.ROOT)).orElse("");
    if (known.contains(word)) {
      return true;
    }
    reader
        .problems()
        .error(
            "wso2-refused",
            written.map(Node.Scalar::place).orElse(Place.NONE),
            path + "." + key,
            "\"" + word + "\" is not available yet",
            "available: "
                + String.join(", ", known.stream().filter(w -> !w.isEmpty()).sorted().toList()));
    return false;
  }

  private Backends plain(Node.Mapping configs, String path) {
    Node.Mapping endpoints = Values.mapping(configs, "endpoints");
    return new Backends(
        reader.set(Values.mappings(endpoints, "production"), false, path + ".production"),
        reader.set(Values.mappings(endpoints, "sandbox"), false, path + ".sandbox"));
  }

  private Backends loadBalanced(Node.Mapping configs, String path) {
    Node.Mapping endpoints = Values.mapping(configs, "loadBalanceEndpoints");
    return new Backends(
        reader.set(Values.mappings(endpoints, "production"), false, path + ".production"),
        reader.set(Values.mappings(endpoints, "sandbox"), false, path + ".sandbox"));
  }

  private Backends failover(Node.Mapping configs, String path) {
    Node.Mapping endpoints = Values.mapping(configs, "failoverEndpoints");
    return new Backends(
        reader.set(chain(endpoints, "production"), true, path + ".production"),
        reader.set(chain(endpoints, "sandbox"), true, path + ".sandbox"));
  }

  private static List<Node.Mapping> chain(Node.Mapping endpoints, String kind) {
    List<Node.Mapping> chain = new ArrayList<>(Values.mappings(endpoints, kind));
    chain.addAll(Values.mappings(endpoints, kind + "Failovers"));
    return chain;
  }
}
