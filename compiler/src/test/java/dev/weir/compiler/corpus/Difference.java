package dev.weir.compiler.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A route that only one of the two parsers finds, and why.
 *
 * @param side who finds it
 * @param route method, a tab, and template
 * @param reason {@link #UNEXPLAINED} when none of the known reasons fits
 */
record Difference(String side, String route, String reason) {
  static final String UNEXPLAINED = "unexplained";
  private static final String SAME = "the same route as ";
  private static final String JOINED = "parameters with nothing between them are matched as one";
  private static final String UNREACHABLE =
      "a request with such a path is refused, so it is left out";
  private static final String REFERENCE = "its path item is a reference, which is not followed";

  static List<Difference> between(Set<String> ours, Oracle.Found theirs) {
    Map<String, String> shapes = new HashMap<>();
    ours.forEach(route -> shapes.put(shape(route), route));
    List<Difference> differences = new ArrayList<>();
    for (String route : theirs.routes()) {
      if (!ours.contains(route)) {
        differences.add(new Difference("swagger-parser", route, missing(route, shapes)));
      }
    }
    for (String route : ours) {
      if (!theirs.routes().contains(route)) {
        differences.add(new Difference("weir", route, additional(route, theirs)));
      }
    }
    return differences;
  }

  private static String missing(String route, Map<String, String> shapes) {
    String same = shapes.get(shape(route));
    if (same != null) {
      return SAME + same.replace('\t', ' ');
    }
    if (shapes.containsKey(joined(route))) {
      return JOINED;
    }
    return template(route).matches(".*(//|/\\.\\.?(/|$)|;|\\\\|%00|%2F|%5C).*")
        ? UNREACHABLE
        : UNEXPLAINED;
  }

  private static String additional(String route, Oracle.Found theirs) {
    if (theirs.references().contains(template(route))) {
      return REFERENCE;
    }
    return theirs.routes().stream().anyMatch(other -> joined(other).equals(shape(route)))
        ? JOINED
        : UNEXPLAINED;
  }

  private static String template(String route) {
    return route.substring(route.indexOf('\t') + 1);
  }

  private static String shape(String route) {
    return route.replaceAll("\\{[^}]*}", "{}");
  }

  private static String joined(String route) {
    return shape(route).replaceAll("(\\{})+", "{}");
  }

  @Override
  public String toString() {
    return "only " + side + ": " + route.replace('\t', ' ') + " (" + reason + ")";
  }
}
