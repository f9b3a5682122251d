package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReadingTest {
  @Test
  void everyKeyAndValueKnowsItsLineAndColumn() {
    Reading read =
        Reading.yaml(
            """
            name: orders
            "list":
              - a
              -   b: 1
                  'c': [x, {y: z}]
            empty:
            text: |
              lines
            """);

    assertThat(Nodes.places(read.mapping()))
        .isEqualTo(
            "1:1{name@1:1=1:7 list@2:1=3:3[3:5 4:7{b@4:7=4:10 c@5:7=5:12[5:13 5:16{y@5:17=5:20}]}]"
                + " empty@6:1=6:7 text@7:1=7:7}");
  }

  @Test
  void columnsCountCharactersAndNotBytes() {
    assertThat(Nodes.places(Reading.yaml("'\uD83D\uDE00é': {ü: x}").mapping()))
        .isEqualTo("1:1{\uD83D\uDE00é@1:1=1:7{ü@1:8=1:11}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "on                | text on",
        "Off               | text Off",
        "yes               | text yes",
        "NO                | text NO",
        "y                 | text y",
        "true              | boolean true",
        "FALSE             | boolean false",
        "tRue              | text tRue",
        "null              | null null",
        "~                 | null ~",
        "1                 | integer 1",
        "-12               | integer -12",
        "1_000             | text 1_000",
        "1.10              | decimal 1.10",
        "1e3               | decimal 1e3",
        "-1.5E-3           | decimal -1.5E-3",
        "1.2.3             | text 1.2.3",
        "2024-01-01        | text 2024-01-01",
        "12:30             | text 12:30",
        "0b11              | text 0b11",
        "'\"5\"'           | text 5",
        "!!str 5           | text 5",
        "! 5               | text 5",
        "!!int 5           | integer 5",
        "!!float 5         | integer 5",
        "!!bool true       | boolean true",
        "-.                | text -.",
        ".e3               | text .e3",
        "e3                | text e3",
      })
  void scalarsFollowTheCoreSchema(String written, String shape) {
    assertThat(Nodes.shape(Reading.yaml("k: " + written).at("k"))).isEqualTo(shape);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "007    | integer 7      | \"007\" is the number 7 in YAML",
        "-00    | integer -0     | \"-00\" is the number -0 in YAML",
        "+5     | integer 5      | \"+5\" is the number 5 in YAML",
        ".5     | decimal 0.5    | \".5\" is the number 0.5 in YAML",
        "-.5e2  | decimal -0.5e2 | \"-.5e2\" is the number -0.5e2 in YAML",
        "5.     | decimal 5.0    | \"5.\" is the number 5.0 in YAML",
        "00.5   | decimal 0.5    | \"00.5\" is the number 0.5 in YAML",
        "0x1F   | integer 31     | \"0x1F\" is the number 31 in YAML",
        "0o17   | integer 15     | \"0o17\" is the number 15 in YAML",
        ".inf   | text .inf      | .inf has no equivalent in JSON and is read as a text",
        "-.INF  | text -.INF     | -.INF has no equivalent in JSON and is read as a text",
        ".nan   | text .nan      | .nan has no equivalent in JSON and is read as a text",
      })
  void numbersThatJsonSpellsOtherwiseAreRespelledWithAWarning(
      String written, String shape, String warning) {
    Reading read = Reading.yaml("k: " + written);

    assertThat(Nodes.shape(read.at("k"))).isEqualTo(shape);
    assertThat(read.problem()).startsWith("a.yaml:1:4: warning: " + warning);
  }

  @Test
  void keysThatAreNoTextsBecomeTheirText() {
    assertThat(
            Nodes.shape(
                Reading.yaml("200: a\ntrue: b\nnull: c\n~: d\n0200: e\n1.0: f\n'': g").mapping()))
        .isEqualTo(
            "{200: text a, true: text b, null: text c, ~: text d, 0200: text e, 1.0: text f, : text g}");
  }

  @Test
  void aNumberAndTheSameNumberInQuotesAreOneKey() {
    Reading read = Reading.yaml("200: a\n'200': b");

    assertThat(read.problem())
        .isEqualTo(
            "a.yaml:2:1: error: the key \"200\" stands twice in one mapping, first at a.yaml:1:1"
                + " (remove one of them)");
    assertThat(Nodes.shape(read.node().orElseThrow())).isEqualTo("{200: text a}");
  }

  @Test
  void anAliasSharesTheValueOfItsAnchor() {
    Reading read = Reading.yaml("a: &x {b: 1}\nc: *x\nd: [*x, &y 2, *y]\n&k e: *k");

    assertThat(read.at("c")).isSameAs(read.at("a")).isSameAs(read.at("d.0"));
    assertThat(Nodes.shape(read.at("d"))).isEqualTo("[{b: integer 1}, integer 2, integer 2]");
    assertThat(Nodes.shape(read.at("e"))).isEqualTo("text e");
  }

  @Test
  void aLaterAnchorOfTheSameNameCountsFromThenOn() {
    assertThat(Nodes.shape(Reading.yaml("a: &x 1\nb: *x\nc: &x 2\nd: *x").mapping()))
        .isEqualTo("{a: integer 1, b: integer 1, c: integer 2, d: integer 2}");
  }

  @Test
  void mergeKeysFillInWhatTheMappingDoesNotSay() {
    Reading read =
        Reading.yaml(
            """
            one: &one {a: 1, b: 1}
            two: &two {b: 2, c: 2}
            merged:
              b: own
              <<: [*one, *two]
              !!merge <<: *two
            quoted: {'<<': x}
            """);

    assertThat(Nodes.shape(read.at("merged")))
        .isEqualTo("{b: text own, a: integer 1, c: integer 2}");
    assertThat(Nodes.shape(read.at("quoted"))).isEqualTo("{<<: text x}");
    assertThat(((Node.Mapping) read.at("merged")).members().get("c").place())
        .hasToString("a.yaml:2:18");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsAreFine() {
    assertThat(Nodes.places(Reading.yaml("\uFEFFa: 1\r\nb: 2\rc: 3\n").mapping()))
        .isEqualTo("1:1{a@1:1=1:4 b@2:1=2:4 c@3:1=3:4}");
  }

  @Test
  void flowStyleYamlIsReadThoughItLooksLikeJson() {
    assertThat(Nodes.shape(Reading.yaml("{a: 1, 'b': [x, y,],}").mapping()))
        .isEqualTo("{a: integer 1, b: [text x, text y]}");
  }

  @Test
  void oneDocumentBetweenMarkersIsFine() {
    assertThat(Nodes.shape(Reading.yaml("%YAML 1.2\n---\na: 1\n...\n").mapping()))
        .isEqualTo("{a: integer 1}");
  }
}
