package dev.weir.cli.init;

import dev.weir.config.Node;
import java.util.List;
import java.util.Set;

/**
 * What a definition leaves for {@code weir.yaml} to say.
 *
 * @param open whether it names no security at all
 * @param guarded whether it asks for credentials, and does not open itself in words of ours
 * @param withoutServer whether it names no server that can be called
 */
record DefinitionFacts(boolean open, boolean guarded, boolean withoutServer) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  static DefinitionFacts of(Node.Mapping definition) {
    boolean ours = definition.get("x-weir-security") != null;
    boolean named = namesSecurity(definition);
    return new DefinitionFacts(!ours && !named, !ours && named, !namesServer(definition));
  }

  private static boolean namesSecurity(Node.Mapping definition) {
    if (hasSecurity(definition)) {
      return true;
    }
    return children(definition.get("paths")).stream()
        .flatMap(
            path ->
                path.members().entrySet().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .map(member -> member.getValue().value()))
        .anyMatch(operation -> operation instanceof Node.Mapping mapping && hasSecurity(mapping));
  }

  private static boolean hasSecurity(Node.Mapping mapping) {
    return mapping.get("security") instanceof Node.Sequence list && !list.items().isEmpty();
  }

  private static boolean namesServer(Node.Mapping definition) {
    if (definition.get("host") != null) {
      return true; // Swagger 2.0
    }
    return definition.get("servers") instanceof Node.Sequence servers
        && servers.items().stream().anyMatch(DefinitionFacts::canBeCalled);
  }

  private static boolean canBeCalled(Node server) {
    return server instanceof Node.Mapping mapping
        && mapping.get("url") instanceof Node.Scalar url
        && (url.text().startsWith("http://") || url.text().startsWith("https://"));
  }

  private static List<Node.Mapping> children(@org.jspecify.annotations.Nullable Node node) {
    return node instanceof Node.Mapping mapping
        ? mapping.members().values().stream()
            .map(Node.Member::value)
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast)
            .toList()
        : List.of();
  }
}
