package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.compiler.specification.Specification;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the operations of path items. */
final class OperationReader {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Specification specification;
  private final ServerReader servers;
  private final ServerSet rootServers;
  private final Optional<Requirement> rootSecurity;
  private final ParameterCheck parameters;
  private final SpanningParameters spanning;
  private final SameRoute sameRoute;

  OperationReader(
      Specification specification,
      ServerReader servers,
      ServerSet rootServers,
      Optional<Requirement> rootSecurity,
      References references,
      Problems problems) {
    this.specification = specification;
    this.servers = servers;
    this.rootServers = rootServers;
    this.rootSecurity = rootSecurity;
    PathParameters ofPaths = new PathParameters(references);
    this.parameters = new ParameterCheck(ofPaths, problems);
    this.spanning = new SpanningParameters(ofPaths, references, problems);
    this.sameRoute = new SameRoute(problems);
  }

  List<DefinedOperation> read(List<DefinedPath> paths) {
    List<DefinedOperation> operations = new ArrayList<>();
    for (DefinedPath path : paths) {
      List<DefinedOperation> ofPath = ofPath(path);
      parameters.check(path, ofPath);
      spanning.look(path, ofPath);
      operations.addAll(ofPath);
    }
    spanning.report();
    return sameRoute.unique(operations, paths);
  }

  private List<DefinedOperation> ofPath(DefinedPath path) {
    ServerSet inherited = servers.of(path.node(), ServerSet.Level.PATH).orElse(rootServers);
    List<DefinedOperation> operations = new ArrayList<>();
    for (Map.Entry<String, Node.Member> entry : path.node().mapping().members().entrySet()) {
      String key = entry.getKey();
      Node value = entry.getValue().value();
      if (METHODS.contains(key)
          || (key.equals("query") && specification.atLeast(Specification.OPENAPI_3_2))) {
        String method = key.toUpperCase(Locale.ROOT);
        operations.add(operation(method, path, entry.getValue().place(), value, inherited));
      } else if (key.equals("additionalOperations")
          && specification.atLeast(Specification.OPENAPI_3_2)
          && value instanceof Node.Mapping more) {
        more.members()
            .forEach(
                (method, member) ->
                    operations.add(
                        operation(method, path, member.place(), member.value(), inherited)));
      }
    }
    return operations;
  }

  private DefinedOperation operation(
      String method, DefinedPath path, Place place, Node node, ServerSet inherited) {
    Located operation = new Located(node, path.node().file());
    return new DefinedOperation(
        method,
        path.path(),
        path.template(),
        operation.text("operationId").filter(id -> !id.isBlank()),
        tags(operation),
        Requirements.of(operation).or(() -> rootSecurity),
        servers.of(operation, ServerSet.Level.OPERATION).orElse(inherited),
        operation,
        place,
        path.place(),
        List.of());
  }

  private static List<String> tags(Located operation) {
    List<String> tags = new ArrayList<>();
    if (operation.get("tags").map(Located::node).orElse(null) instanceof Node.Sequence list) {
      for (Node tag : list.items()) {
        if (tag instanceof Node.Scalar text) {
          tags.add(text.text());
        }
      }
    }
    return tags;
  }
}
