package dev.weir.policies.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RewritePathSettingsTest {
  private final RewritePathType type = new RewritePathType();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/render/{id}",
        "/a/{x}/{y}/",
        "/a%20b;v=1",
        "/{query.q|..}/x",
        "/users/{claim.sub}.json",
        "/levels/{claim.https://acme.example/../level}/x",
        "/{query.q|//}/x"
      })
  void aPathBeginsWithASlash(String path) {
    assertThat(Written.settings(type, "'" + path + "'").path().written()).isEqualTo(path);
  }

  @Test
  void thereIsNoDefault() {
    assertThat(Written.complaints(type, "null")).singleElement().asString().contains("is required");
  }

  @ParameterizedTest
  @CsvSource({
    "render/{id},a path begins with / (write /render/{id})",
    "{id}/render,a path begins with / (write /{id}/render)",
    "/a?b=c,a path has no query (use set-query for what follows the ?)",
    "/a b,'a path has no spaces, # or characters beyond ASCII (percent-encode them, for example %20)'",
    "/a#b,'a path has no spaces, # or characters beyond ASCII (percent-encode them, for example %20)'",
    "/é,'a path has no spaces, # or characters beyond ASCII (percent-encode them, for example %20)'",
    "/a%2,'a path has no spaces, # or characters beyond ASCII (percent-encode them, for example %20)'",
    "/a%{id}41,'a path has no spaces, # or characters beyond ASCII (percent-encode them, for example %20)'",
    "/a//b,'a path has no //, . or .. in it (write the path it leads to)'",
    "/a/../b,'a path has no //, . or .. in it (write the path it leads to)'",
    "/a/%2e,'a path has no //, . or .. in it (write the path it leads to)'",
    "/a/{id}/../b,'a path has no //, . or .. in it (write the path it leads to)'",
    "/{clam.x},{clam.x} is no known value (did you mean claim.x?)",
  })
  void everyComplaint(String path, String complaint) {
    assertThat(Written.complaints(type, "'" + path + "'"))
        .containsExactly("weir.yaml:1:1: error: rewrite-path: " + complaint);
  }
}
