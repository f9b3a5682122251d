package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.EndpointKeys;
import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads {@code endpointConfig} of api.yaml. */
final class EndpointConfig {
  private static final Set<String> HTTP = Set.of("", "http", "address", "service");

  private final BackendReader reader;

  EndpointConfig(BackendReader reader) {
    this.reader = reader;
  }

  /** The backends; kinds that are not available yet are reported. */
  Backends read(ApiFile api) {
    String path = api.path("endpointConfig");
    Node written = api.data().get("endpointConfig");
    if (written instanceof Node.Scalar text
        && !text.text().isBlank()
        && text.kind() == Node.Kind.TEXT) {
      return JsonInText.read(text, path, reader.problems())
          .map(config -> read(config, path))
          .orElseGet(() -> broken(text.place()));
    }
    return read(Values.mapping(api.data(), "endpointConfig"), path);
  }

  private Backends read(Node.Mapping config, String path) {
    reader.walk().walk(config, EndpointKeys.CONFIG, path);
    String type = Values.text(config, "endpoint_type").orElse("").toLowerCase(Locale.ROOT);
    boolean failover = type.equals("failover");
    if (!failover && !type.equals("load_balance") && !HTTP.contains(type)) {
      return broken(notAvailable(config, type, path));
    }
    return new Backends(
        set(config, "production", failover, path), set(config, "sandbox", failover, path));
  }

  private Optional<EndpointSet> set(
      Node.Mapping config, String kind, boolean failover, String path) {
    String key = kind + "_endpoints";
    List<Node.Mapping> endpoints = new ArrayList<>(Values.mappings(config, key));
    List<Node.Mapping> others = Values.mappings(config, kind + "_failovers");
    endpoints.addAll(others);
    return reader.set(endpoints, failover || !others.isEmpty(), path + "." + key);
  }

  private static Backends broken(Place place) {
    return new Backends(Optional.of(EndpointSet.broken(place)), Optional.empty());
  }

  private Place notAvailable(Node.Mapping config, String type, String path) {
    Place place = Values.scalar(config, "endpoint_type").map(Node.Scalar::place).orElseThrow();
    reader
        .problems()
        .error(
            "wso2-refused",
            place,
            path + ".endpoint_type",
            "backends of the type " + type + " are not available yet",
            "the types http, load_balance and failover are");
    return place;
  }
}
