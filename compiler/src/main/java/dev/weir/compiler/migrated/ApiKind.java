package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What api.yaml says an API is, and whether Weir can be that. */
final class ApiKind {
  private static final Map<String, String> LATER =
      Map.of(
          "GRAPHQL", "definition: schema.graphql",
          "WS", "definition: asyncapi.yaml",
          "SOAP", "definition: service.wsdl",
          "SOAPTOREST", "definition: service.wsdl",
          "WEBSUB", "definition: asyncapi.yaml",
          "WEBHOOK", "definition: asyncapi.yaml",
          "SSE", "an HTTP API: answers are streamed",
          "ASYNC", "definition: asyncapi.yaml");

  private static final Set<String> REAL = Set.of("ENDPOINT", "DEFAULT", "");

  private final ApiFile api;
  private final Problems problems;

  ApiKind(ApiFile api, Problems problems) {
    this.api = api;
    this.problems = problems;
  }

  /** Whether it is an HTTP API; every other type is an error that names it. */
  boolean isHttp() {
    Optional<Node.Scalar> type = Values.scalar(api.data(), "type");
    String word = word(type);
    if (word.isEmpty() || word.equals("HTTP")) {
      return true;
    }
    String weir = LATER.getOrDefault(word, "");
    problems.error(
        "wso2-refused",
        place(type),
        api.path("type"),
        "APIs of the type " + word + " are not available yet",
        weir.isEmpty() ? "HTTP is" : "in Weir's words: " + weir);
    return false;
  }

  /** Where it says that the definition's examples are the answers; empty when they are not. */
  Optional<Place> mocked() {
    Optional<Node.Scalar> written = Values.scalar(api.data(), "endpointImplementationType");
    String word = word(written);
    if (word.equals("MOCKED_OAS")) {
      return Optional.of(place(written));
    }
    if (!REAL.contains(word)) {
      problems.error(
          "wso2-refused",
          place(written),
          api.path("endpointImplementationType"),
          "answers made by " + word + " are not available yet",
          "in Weir's words: mock: true, with examples in the definition");
    }
    return Optional.empty();
  }

  /** Reports states of the life cycle in which a gateway would not serve, or would not ask. */
  void checkLifeCycle() {
    Optional<Node.Scalar> state = Values.scalar(api.data(), "lifeCycleStatus");
    String word = word(state);
    if (word.equals("BLOCKED") || word.equals("RETIRED")) {
      problems.error(
          "wso2-refused",
          place(state),
          api.path("lifeCycleStatus"),
          "is " + word + ": every call would be refused, and here it would be served",
          "leave the API out, or publish it");
    } else if (word.equals("PROTOTYPED")) {
      problems.warning(
          "security-stays-on",
          place(state),
          api.path("lifeCycleStatus"),
          "a prototype was open; here it requires what its operations say",
          "in Weir's words: security: open");
    }
  }

  private static String word(Optional<Node.Scalar> scalar) {
    return scalar.map(s -> s.text().strip().toUpperCase(Locale.ROOT)).orElse("");
  }

  private Place place(Optional<Node.Scalar> scalar) {
    return scalar.map(Node.Scalar::place).orElse(api.place());
  }
}
