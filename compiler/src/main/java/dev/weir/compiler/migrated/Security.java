package dev.weir.compiler.migrated;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.compiler.openapi.DefinedPath;
import dev.weir.compiler.openapi.Requirement;
import dev.weir.compiler.openapi.ServerSet;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each operation requires. The kinds of proof come from {@code x-wso2-application-security},
 * else api.yaml, else the definition's {@code security}, else OAuth2 is required; scopes come from
 * the definition, else api.yaml. In a project of Weir's own the definition means what OpenAPI says,
 * and only the extensions are added.
 */
final class Security {
  private final ApiDefinition definition;
  private final CleanExtensions extensions;
  private final ApiFile api;
  private final ApiOperations operations;
  private final Problems problems;
  private final boolean migrated;
  private final Proof proof;
  private final Map<String, Node.Mapping> paths = new HashMap<>();
  private final Set<Place> reported = new HashSet<>();

  Security(
      ApiDefinition definition,
      CleanExtensions extensions,
      ApiFile api,
      ApiOperations operations,
      boolean migrated,
      Problems problems) {
    this.definition = definition;
    this.extensions = extensions;
    this.api = api;
    this.operations = operations;
    this.migrated = migrated;
    this.problems = problems;
    this.proof = new Proof(definition);
    for (DefinedPath path : definition.paths()) {
      paths.putIfAbsent(path.path(), extensions.of(path));
    }
  }

  /** The same definition; every operation says what it requires, or that it is open. */
  ApiDefinition applied() {
    SecurityKinds.checkMutual(extensions.root(), problems);
    Optional<SecurityKinds> ofApi = SecurityKinds.ofApi(api, problems);
    Optional<SecurityKinds> ofRoot =
        SecurityKinds.ofExtension(extensions.root(), "", problems).or(() -> ofApi);
    Openness openness = new Openness(extensions, operations, migrated, problems);
    List<DefinedOperation> secured = new ArrayList<>();
    for (DefinedOperation operation : definition.operations()) {
      Optional<Requirement> required = required(operation, openness, ofRoot);
      for (DefinedOperation twin : operation.twins()) {
        checkTwin(operation, required, twin, required(twin, openness, ofRoot));
      }
      secured.add(with(operation, required));
    }
    return with(secured);
  }

  private Optional<Requirement> required(
      DefinedOperation operation, Openness openness, Optional<SecurityKinds> ofRoot) {
    return openness
        .of(operation, ofPath(operation))
        .map(place -> new Requirement(List.of(), place))
        .or(() -> required(operation, ofRoot));
  }

  private Node.Mapping ofPath(DefinedOperation operation) {
    return paths.getOrDefault(operation.path(), Node.mapping().build());
  }

  /** Of operations that no request can tell apart, all must ask for the same. */
  private void checkTwin(
      DefinedOperation operation,
      Optional<Requirement> required,
      DefinedOperation twin,
      Optional<Requirement> ofTwin) {
    boolean same =
        required.map(Requirement::alternatives).equals(ofTwin.map(Requirement::alternatives))
            && extensions.saySame(operation, ofPath(operation), twin, ofPath(twin));
    if (!same) {
      problems.error(
          "same-route",
          twin.place(),
          CleanExtensions.path(twin),
          "is the same route as " + operation.name() + ", but asks for something else",
          "no request can tell them apart; remove one of them, or let them ask for the same");
    }
  }

  private Optional<Requirement> required(
      DefinedOperation operation, Optional<SecurityKinds> ofRoot) {
    Optional<SecurityKinds> kinds =
        SecurityKinds.ofExtension(
                extensions.of(operation), CleanExtensions.path(operation), problems)
            .or(() -> ofRoot);
    Optional<Requirement> written = operation.security();
    if (!migrated && kinds.isEmpty()) {
      return written;
    }
    List<String> scopes = scopes(operation);
    written.ifPresent(found -> checkAsksForSomething(operation, found));
    return kinds
        .map(found -> proof.of(found, scopes))
        .or(() -> written.flatMap(found -> proof.of(found, scopes)))
        .or(() -> Optional.of(proof.oauth2(scopes, place(operation))));
  }

  /** A root that says {@code []}, or an alternative {@code {}}, opens nothing in these products. */
  private void checkAsksForSomething(DefinedOperation operation, Requirement written) {
    boolean own = operation.node().mapping().get("security") != null;
    boolean judged = own && written.alternatives().isEmpty();
    if (written.open() && !judged && reported.add(written.place())) {
      problems.warning(
          "security-stays-on",
          written.place(),
          CleanExtensions.path(operation),
          "this opens nothing in a migrated project: a token is required",
          "write x-wso2-disable-security: true to open it");
    }
  }

  private List<String> scopes(DefinedOperation operation) {
    List<String> scopes =
        new ArrayList<>(operation.security().map(proof::scopes).orElse(List.of()));
    Node.Mapping own = extensions.of(operation);
    for (String key : List.of("x-scope", "x-scopes")) {
      values(own.get(key)).stream().filter(s -> !scopes.contains(s)).forEach(scopes::add);
    }
    Optional<ApiOperations.Entry> entry = operations.find(operation.method(), operation.path());
    List<Node.Scalar> others =
        entry.map(found -> Values.scalars(found.node(), "scopes")).orElse(List.of());
    if (!others.isEmpty()) {
      compare(operation, scopes, others, entry.orElseThrow());
    }
    return scopes;
  }

  private void compare(
      DefinedOperation operation,
      List<String> scopes,
      List<Node.Scalar> others,
      ApiOperations.Entry entry) {
    List<String> texts = others.stream().map(scope -> scope.text().strip()).toList();
    Place place = others.get(0).place();
    if (scopes.isEmpty()) {
      problems.warning(
          "disagreement",
          place,
          entry.path() + ".scopes",
          "the definition asks for no scope at " + operation.place() + "; these are required",
          "write them into the definition");
      scopes.addAll(texts);
    } else if (!texts.containsAll(scopes) || !scopes.containsAll(texts)) {
      problems.error(
          "disagreement",
          place,
          entry.path() + ".scopes",
          "the definition asks for other scopes at " + operation.place(),
          "write the same in both");
    }
  }

  private static List<String> values(@Nullable Node written) {
    if (written instanceof Node.Mapping mapping) {
      return mapping.members().values().stream()
          .flatMap(member -> values(member.value()).stream())
          .toList();
    }
    if (written instanceof Node.Sequence list) {
      return list.items().stream().flatMap(item -> values(item).stream()).toList();
    }
    return written instanceof Node.Scalar scalar && !scalar.text().isBlank()
        ? List.of(scalar.text().strip())
        : List.of();
  }

  private Place place(DefinedOperation operation) {
    return api.present() ? api.place() : operation.place();
  }

  private DefinedOperation with(DefinedOperation operation, Optional<Requirement> required) {
    return new DefinedOperation(
        operation.method(),
        operation.path(),
        operation.template(),
        operation.operationId(),
        operation.tags(),
        required,
        migrated ? ServerSet.NONE : operation.servers(),
        operation.node(),
        operation.place(),
        operation.pathPlace(),
        operation.twins());
  }

  private ApiDefinition with(List<DefinedOperation> secured) {
    ApiDefinition changed =
        new ApiDefinition(
            definition.specification(),
            definition.title(),
            definition.version(),
            migrated ? ServerSet.NONE : definition.servers(),
            definition.paths(),
            secured,
            definition.schemes(),
            definition.root(),
            definition.references());
    for (Map.Entry<String, Node> scheme : proof.added().entrySet()) {
      changed = changed.withScheme(scheme.getKey(), scheme.getValue());
    }
    return changed;
  }
}
