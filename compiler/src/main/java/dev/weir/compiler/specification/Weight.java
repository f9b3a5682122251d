package dev.weir.compiler.specification;

import dev.weir.config.Node;
import dev.weir.config.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a violation matters to a gateway. Definitions in the wild have many that touch only
 * their documentation; those must be served all the same. An error is what leaves open which
 * requests are routed, where they go, or what a caller must prove:
 *
 * <ul>
 *   <li>{@code paths}, a path item or an operation is not a mapping, a path does not begin with
 *       {@code /}, or what looks like an operation stands under a word that is no method;
 *   <li>{@code servers} (of any level) or a server in it is malformed, or {@code host}, {@code
 *       basePath} and {@code schemes} are not texts;
 *   <li>anything in {@code security}, of the root or of an operation;
 *   <li>a security scheme without a valid {@code type}, or without the {@code in}, {@code name} or
 *       {@code scheme} that its type needs.
 * </ul>
 */
final class Weight {
  private static final Set<String> SCHEME_KEYS = Set.of("type", "in", "name", "scheme");

  private Weight() {}

  /**
   * Decides.
   *
   * @param found the value at the violation's location; null when nothing is there
   */
  static Severity of(Violation violation, @Nullable Node found) {
    return matters(violation, found) ? Severity.ERROR : Severity.WARNING;
  }

  private static boolean matters(Violation violation, @Nullable Node found) {
    List<String> at = violation.location();
    String first = at.isEmpty() ? "" : at.get(0);
    return switch (first) {
      case "paths" -> inPaths(at, violation.keyword(), found);
      case "servers" -> inServers(at, violation.keyword());
      case "security" -> true;
      case "host", "basePath", "schemes" -> violation.keyword().equals("type");
      case "securityDefinitions" -> at.size() > 1 && inScheme(at.subList(1, at.size()), violation);
      case "components" ->
          at.size() > 2
              && at.get(1).equals("securitySchemes")
              && inScheme(at.subList(2, at.size()), violation);
      default -> false;
    };
  }

  private static boolean inPaths(List<String> at, String keyword, @Nullable Node found) {
    if (at.size() <= 2) {
      return keyword.equals("type") || isNothing(keyword);
    }
    String third = at.get(2);
    if (third.equals("servers")) {
      return inServers(at.subList(2, at.size()), keyword);
    }
    if (at.size() == 3) {
      boolean operation = found instanceof Node.Mapping mapping && mapping.get("responses") != null;
      return isNothing(keyword) ? operation : keyword.equals("type") && isMethod(third);
    }
    return switch (at.get(3)) {
      case "security" -> isMethod(third);
      case "servers" -> isMethod(third) && inServers(at.subList(3, at.size()), keyword);
      default -> false;
    };
  }

  private static boolean inServers(List<String> at, String keyword) {
    boolean url = at.size() == 3 && at.get(2).equals("url");
    return (at.size() <= 2 && (keyword.equals("type") || keyword.equals("required")))
        || (url && keyword.equals("type"));
  }

  private static boolean inScheme(List<String> at, Violation violation) {
    boolean holder =
        at.size() == 1
            && (violation.keyword().equals("type") || violation.keyword().equals("required"));
    return holder || (at.size() == 2 && SCHEME_KEYS.contains(at.get(1)));
  }

  private static boolean isMethod(String key) {
    return Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
        .contains(key);
  }

  /** Whether the rule is that nothing may be there. */
  private static boolean isNothing(String keyword) {
    return keyword.isEmpty()
        || keyword.equals("additionalProperties")
        || keyword.equals("unevaluatedProperties");
  }
}
