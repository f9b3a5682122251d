package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private static final Place PLACE = new Place("weir.yaml", 3, 7);

  @Test
  void allAreKeptInTheOrderInWhichTheyWereFound() {
    Problems problems = new Problems();
    problems.warning("b", PLACE, "", "second", "");
    problems.error("a", PLACE, "", "first", "");
    problems.note("c", Place.NONE, "", "third", "");

    assertThat(problems.all()).extracting(Problem::code).containsExactly("b", "a", "c");
    assertThat(problems.all())
        .extracting(Problem::severity)
        .containsExactly(Severity.WARNING, Severity.ERROR, Severity.NOTE);
  }

  @Test
  void onlyErrorsStopTheBuild() {
    Problems problems = new Problems();
    assertThat(problems.hasErrors()).isFalse();

    problems.warning("a", PLACE, "", "odd", "");
    problems.note("a", PLACE, "", "by the way", "");
    assertThat(problems.hasErrors()).isFalse();

    problems.add(new Problem(Severity.ERROR, "a", PLACE, "", "wrong", ""));
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void aListThatWasHandedOutDoesNotGrow() {
    Problems problems = new Problems();
    List<Problem> before = problems.all();
    problems.note("a", PLACE, "", "by the way", "");

    assertThat(before).isEmpty();
  }

  @Test
  void aProblemIsOneLineThatEditorsUnderstand() {
    assertThat(new Problem(Severity.ERROR, "unknown-key", PLACE, "a.b", "unknown key", "try c"))
        .hasToString("weir.yaml:3:7: error: a.b: unknown key (try c)");
    assertThat(new Problem(Severity.WARNING, "x", new Place("a", 0, 0), "", "odd", ""))
        .hasToString("a: warning: odd");
    assertThat(new Problem(Severity.NOTE, "x", Place.NONE, "", "by the way", ""))
        .hasToString("note: by the way");
  }

  @Test
  void theDocumentationHasAnAnchorPerCode() {
    assertThat(new Problem(Severity.ERROR, "unknown-key", PLACE, "", "", "").docs())
        .isEqualTo("docs/reference/problems.md#unknown-key");
  }
}
