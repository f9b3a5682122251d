package dev.weir.compiler.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of {@code weir.yaml} and its relatives, beside the names of policies. A key that belongs
 * to the syntax but not yet to Weir is listed too, so that it is answered with "not available yet"
 * and never ignored.
 */
final class Words {
  /** Keys that say what the API is: at the root of {@code weir.yaml} only. */
  static final Set<String> HEAD =
      Set.copyOf(
          List.of(
              "weir",
              "name",
              "version",
              "definition",
              "context",
              "default-version",
              "hosts",
              "transports",
              "upstreams",
              "operations"));

  /** Keys that hold at every level and are no policy. */
  static final Set<String> EVERYWHERE =
      Set.of("security", "upstream", "request", "response", "fault");

  /** What an environment file may set. */
  static final Set<String> ENVIRONMENT = Set.of("hosts", "upstreams", "cors");

  /** Keys of the syntax that Weir does not have yet, at the root or at operations. */
  static final Set<String> LATER =
      Set.of("schemes", "allow", "deny", "limits", "validate", "cache", "deprecated");

  /** Steps of the syntax that Weir does not have yet. */
  static final Set<String> LATER_STEPS = Set.of("assert-caller", "map-json", "xml-to-json");

  private Words() {}

  static Set<String> plus(Set<String> one, Set<String> other) {
    Set<String> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }
}
