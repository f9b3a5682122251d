package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.EndpointKeys;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code x-wso2-production-endpoints} and {@code x-wso2-sandbox-endpoints}: a set of their
 * own, or {@code #/x-wso2-endpoints/NAME}.
 */
final class EndpointExtension {
  private static final String REFERENCE = "#/x-wso2-endpoints/";

  private static final Set<String> TYPES =
      Set.of("load_balance", "loadbalance", "failover", "http", "https");

  private final BackendReader reader;
  private final Map<String, EndpointSet> named = new LinkedHashMap<>();

  /** Reads the named sets of a definition's root. */
  EndpointExtension(BackendReader reader, Node.Mapping root) {
    this.reader = reader;
    Node sets = root.get("x-wso2-endpoints");
    if (sets instanceof Node.Mapping mapping) {
      addNamed(mapping);
    }
    Values.mappings(root, "x-wso2-endpoints").forEach(this::addNamed);
  }

  private void addNamed(Node.Mapping sets) {
    sets.members()
        .forEach(
            (name, member) -> {
              if (!named.containsKey(name) && member.value() instanceof Node.Mapping set) {
                set(set, "x-wso2-endpoints." + name)
                    .ifPresent(read -> named.put(name, read.named(name)));
              }
            });
  }

  /** The backends that the extensions of one level name. */
  Backends read(Node.Mapping extensions, String path) {
    return new Backends(
        kind(extensions, "x-wso2-production-endpoints", path),
        kind(extensions, "x-wso2-sandbox-endpoints", path));
  }

  private Optional<EndpointSet> kind(Node.Mapping extensions, String key, String level) {
    Node value = extensions.get(key);
    String path = level.isEmpty() ? key : level + "." + key;
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Node.Mapping set) {
      return set(set, path);
    }
    if (value instanceof Node.Scalar scalar && scalar.text().startsWith(REFERENCE)) {
      return referenced(scalar, path);
    }
    problems()
        .error(
            "wrong-type",
            value.place(),
            path,
            "is neither a set of urls nor a reference to one",
            "write urls: below it, or " + REFERENCE + "NAME");
    return Optional.of(EndpointSet.broken(value.place()));
  }

  private Optional<EndpointSet> referenced(Node.Scalar reference, String path) {
    String name = reference.text().substring(REFERENCE.length()).strip();
    EndpointSet set = named.get(name);
    if (set == null) {
      problems()
          .error(
              "unknown-name",
              reference.place(),
              path,
              "x-wso2-endpoints has no set named " + name,
              Suggest.among(name, named.keySet()));
      return Optional.of(EndpointSet.broken(reference.place()));
    }
    return Optional.of(set);
  }

  private Optional<EndpointSet> set(Node.Mapping set, String path) {
    reader.walk().walk(set, EndpointKeys.EXTENSION, path);
    if (Values.scalars(set, "urls").isEmpty()) {
      problems().error("missing-key", set.place(), path, "names no urls", "add urls: [http://…]");
      return Optional.of(EndpointSet.broken(set.place()));
    }
    checkType(set, path);
    Node.Mapping advanced = Values.mapping(set, "advanceEndpointConfig");
    Node.Mapping breakers = Values.mapping(advanced, "circuitBreakers");
    String breakersPath = path + ".advanceEndpointConfig.circuitBreakers";
    return Optional.of(
        new EndpointSet(
            "",
            reader.urls(Values.scalars(set, "urls"), path + ".urls"),
            Values.words(set, "type").contains("failover"),
            reader.millis(advanced, "timeoutInMillis", path + ".advanceEndpointConfig"),
            reader.positive(breakers, "maxConnections", breakersPath),
            reader.positive(breakers, "maxPendingRequests", breakersPath),
            set.place()));
  }

  private void checkType(Node.Mapping set, String path) {
    Values.scalar(set, "type")
        .filter(type -> !TYPES.contains(type.text().strip().toLowerCase(Locale.ROOT)))
        .ifPresent(
            type ->
                problems()
                    .warning(
                        "wrong-value",
                        type.place(),
                        path + ".type",
                        "\"" + type.text() + "\" is no known type: the endpoints take turns",
                        "write load_balance or failover"));
  }

  private Problems problems() {
    return reader.problems();
  }
}
