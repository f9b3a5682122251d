package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void whatIsWrittenReadsAsTheSame() {
    RandomNodes nodes = new RandomNodes(1);
    for (int i = 0; i < 3000; i++) {
      Node node = nodes.next();
      for (String json : new String[] {JsonWriter.compact(node), JsonWriter.indented(node)}) {
        byte[] bytes = ("[" + json + "]").getBytes(StandardCharsets.UTF_8);
        Reading read = Reading.of("a.json", bytes);

        assertThat(read.problems()).isEmpty();
        assertThat(MergePatch.identical(read.at("0"), node)).as(json).isTrue();
      }
    }
  }

  @Test
  void theIndentedFormIsForPeople() {
    assertThat(
            JsonWriter.indented(
                Reading.yaml("{a: [1, {b: null}], c: {}, d: [], e: 1.10}").node().orElseThrow()))
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": {},
              "d": [],
              "e": 1.10
            }
            """);
  }

  @Test
  void theCompactFormHasNoSpaces() {
    assertThat(
            JsonWriter.compact(Reading.yaml("{a: [1, {b: true}], c: 'x y'}").node().orElseThrow()))
        .isEqualTo("{\"a\":[1,{\"b\":true}],\"c\":\"x y\"}");
  }

  @Test
  void charactersThatJsonForbidsAreEscaped() {
    assertThat(JsonWriter.quoted("\"\\\n\r\t\u0000\u007f\ud83d é"))
        .isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0000\\u007f\\ud83d é\"");
  }

  @Test
  void numbersOfProgramsAreSpelledForJson() {
    assertThat(JsonWriter.compact(new Node.Scalar(Node.Kind.INTEGER, "+007", Place.NONE)))
        .isEqualTo("7");
    assertThatThrownBy(
            () -> JsonWriter.compact(new Node.Scalar(Node.Kind.INTEGER, "seven", Place.NONE)))
        .isInstanceOf(NumberFormatException.class);
  }
}
