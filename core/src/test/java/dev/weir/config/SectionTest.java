package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionTest {
  private final Problems problems = new Problems();
  private final Node.Mapping mapping =
      Node.mapping()
          .put("name", new Place("a", 1, 1), Node.text("x"))
          .put("upstrem", new Place("a", 2, 1), Node.text("y"))
          .put("odd key", new Place("a", 3, 1), Node.text("z"))
          .build(new Place("a", 1, 1));

  @Test
  void keysThatNobodyAskedForAreUnknown() {
    Section section = Section.of(mapping, "", problems);
    assertThat(section.get("name").text("")).isEqualTo("x");
    assertThat(section.get("upstream").present()).isFalse();
    section.done();

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "a:2:1: error: upstrem: unknown key (did you mean upstream?)",
            "a:3:1: error: 'odd key': unknown key");
    assertThat(problems.all()).extracting(Problem::code).containsOnly("unknown-key");
  }

  @Test
  void keysThatWereAskedForAreKnown() {
    Section section = Section.of(mapping, "", problems);
    mapping.members().keySet().forEach(section::get);
    section.done();

    assertThat(problems.all()).isEmpty();
    assertThat(section.mapping()).isSameAs(mapping);
  }

  @Test
  void pathsLeadFromTheRoot() {
    Section section = Section.of(mapping, "upstreams.default", problems);

    assertThat(section.path()).isEqualTo("upstreams.default");
    assertThat(section.get("name").path()).isEqualTo("upstreams.default.name");
    assertThat(section.get("odd key").path()).isEqualTo("upstreams.default.'odd key'");
  }

  @Test
  void aMissingKeyStandsWhereItsMappingStands() {
    Section.of(mapping, "", problems).get("version").required();

    assertThat(problems.all().get(0))
        .hasToString("a:1:1: error: version: is required (add version:)");
  }
}
