package dev.weir.policies.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Written;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuerySettingsTest {
  private final SetQueryType set = new SetQueryType();
  private final RemoveQueryType remove = new RemoveQueryType();

  @Test
  void parametersHaveOneValueEach() {
    QueryEdits edits = Written.settings(set, "{tenant: '{claim.org}', n: 1}");
    assertThat(edits.values().keySet()).containsExactly("tenant", "n");
    assertThat(edits.templates()).extracting(Object::toString).containsExactly("{claim.org}", "1");
  }

  @Test
  void removedParametersAreNamesAndBeginnings() {
    assertThat(Written.settings(remove, "[debug, utm_*]"))
        .isEqualTo(new RemovedParameters(Set.of("debug"), List.of("utm_")));
    assertThat(Written.settings(remove, "debug"))
        .isEqualTo(new RemovedParameters(Set.of("debug"), List.of()));
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(set, "{}"))
        .containsExactly(
            "weir.yaml:1:1: error: set-query: names no parameter (write {name: value})");
    assertThat(Written.complaints(set, "null")).singleElement().asString().contains("is required");
    assertThat(Written.complaints(set, "debug"))
        .singleElement()
        .asString()
        .contains("should be a mapping");
    assertThat(Written.complaints(set, "{a: null, b: '{clam.x}'}"))
        .containsExactly(
            "weir.yaml:1:2: error: set-query.a: is required (add a:)",
            "weir.yaml:1:11: error: set-query.b: {clam.x} is no known value (did you mean"
                + " claim.x?)");
    assertThat(Written.complaints(remove, "null"))
        .containsExactly("weir.yaml:1:1: error: remove-query: is required (add remove-query:)");
    assertThat(Written.complaints(set, "{'': b, c: [d]}"))
        .containsExactly(
            "weir.yaml:1:2: error: set-query.'': a parameter has a name (write {name: value})",
            "weir.yaml:1:9: error: set-query.c: should be a text");
    assertThat(Written.complaints(remove, "[utm_*_x, '']"))
        .containsExactly(
            "weir.yaml:1:2: error: remove-query[0]: a * stands at the end of a name only",
            "weir.yaml:1:11: error: remove-query[1]: a parameter has a name (write the name)");
    assertThat(Written.complaints(remove, "[]"))
        .containsExactly(
            "weir.yaml:1:1: error: remove-query: is an empty list (write at least one value)");
    assertThat(Written.complaints(remove, "[{a: b}]"))
        .singleElement()
        .asString()
        .contains("should be a text");
  }
}
