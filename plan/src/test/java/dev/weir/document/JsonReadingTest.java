package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import org.junit.jupiter.api.Test;

class JsonReadingTest {
  @Test
  void everyKeyAndValueKnowsItsLineAndColumn() {
    Reading read =
        Reading.json(
            "{\"name\": \"orders\",\r\n  \"list\": [ 1, {\"b\": null} ],\n\t\"é\": \"ü\", \"x\": true}");

    assertThat(Nodes.places(read.mapping()))
        .isEqualTo(
            "1:1{name@1:2=1:10 list@2:3=2:11[2:13 2:16{b@2:17=2:22}] é@3:2=3:7 x@3:12=3:17}");
  }

  @Test
  void columnsCountCharactersAndNotBytes() {
    assertThat(Nodes.places(Reading.json("\uFEFF{\"\uD83D\uDE00é\": {\"ü\": \"x\"}}").mapping()))
        .isEqualTo("1:1{\uD83D\uDE00é@1:2=1:8{ü@1:9=1:14}}");
  }

  @Test
  void numbersKeepTheDigitsThatWereWritten() {
    assertThat(
            Nodes.shape(
                Reading.json(
                        "{\"a\": [1, -0, 1.10, 1e3, 1E-3, 12345678901234567890, true, null, \"\\u00e9\\n\"]}")
                    .mapping()))
        .isEqualTo(
            "{a: [integer 1, integer -0, decimal 1.10, decimal 1e3, decimal 1E-3,"
                + " integer 12345678901234567890, boolean true, null null, text é\n]}");
  }

  @Test
  void theMergeKeyIsAnOrdinaryKeyInJson() {
    assertThat(Nodes.shape(Reading.json("{\"<<\": {\"a\": 1}}").mapping()))
        .isEqualTo("{<<: {a: integer 1}}");
  }

  @Test
  void remarksAreReadOverWithAWarning() {
    Reading read = Reading.json("{\n  // name\n  \"a\": 1 /* one */\n}");

    assertThat(Nodes.shape(read.node().orElseThrow())).isEqualTo("{a: integer 1}");
    assertThat(read.problem())
        .isEqualTo(
            "a.json:2:3: warning: JSON has no remarks; other tools will refuse this file"
                + " (remove the remark)");
  }

  @Test
  void whatIsNoStrictJsonIsReadAsYamlAndSaysSo() {
    Reading read = Reading.json("{\"a\": [1, 2,]}");

    assertThat(Nodes.shape(read.node().orElseThrow())).isEqualTo("{a: [integer 1, integer 2]}");
    assertThat(read.problem())
        .isEqualTo(
            "a.json:1:13: warning: not strict JSON and therefore read as YAML: \"]\" is not expected"
                + " here (remove the comma before it, or add the value that is missing)");
  }

  @Test
  void aTextMayBeHalfASurrogatePair() {
    assertThat(((Node.Scalar) Reading.json("{\"a\": \"\\ud83d\"}").at("a")).text())
        .isEqualTo("\ud83d");
  }

  @Test
  void aTextAloneIsADocument() {
    assertThat(Nodes.shape(Reading.of("a.json", "\"x\"").node().orElseThrow())).isEqualTo("text x");
  }
}
