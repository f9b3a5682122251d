package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  private static Node json(String text) {
    return Reading.json(text).node().orElseThrow();
  }

  /** RFC 7396, Appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":\"b\"}             | {\"a\":\"c\"}                   | {\"a\":\"c\"}",
        "{\"a\":\"b\"}             | {\"b\":\"c\"}                   | {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}             | {\"a\":null}                    | {}",
        "{\"a\":\"b\",\"b\":\"c\"} | {\"a\":null}                    | {\"b\":\"c\"}",
        "{\"a\":[\"b\"]}           | {\"a\":\"c\"}                   | {\"a\":\"c\"}",
        "{\"a\":\"c\"}             | {\"a\":[\"b\"]}                 | {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}     | {\"a\":{\"b\":\"d\",\"c\":null}} | {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}   | {\"a\":[1]}                     | {\"a\":[1]}",
        "[\"a\",\"b\"]             | [\"c\",\"d\"]                   | [\"c\",\"d\"]",
        "{\"a\":\"b\"}             | [\"c\"]                         | [\"c\"]",
        "{\"a\":\"foo\"}           | null                            | null",
        "{\"a\":\"foo\"}           | \"bar\"                         | \"bar\"",
        "{\"e\":null}              | {\"a\":1}                       | {\"e\":null,\"a\":1}",
        "[1,2]                     | {\"a\":\"b\",\"c\":null}        | {\"a\":\"b\"}",
        "{}                        | {\"a\":{\"bb\":{\"ccc\":null}}} | {\"a\":{\"bb\":{}}}",
      })
  void theExamplesOfTheRfcHold(String target, String patch, String result) {
    Node change =
        patch.equals("null")
            ? new Node.Scalar(Node.Kind.NULL, "null", json("1").place())
            : json(patch);

    assertThat(JsonWriter.compact(MergePatch.apply(json(target), change))).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":1,\"b\":2} | {\"a\":1,\"b\":2}         | {}",
        "{\"a\":1,\"b\":2} | {\"b\":3,\"c\":{}}        | {\"a\":null,\"b\":3,\"c\":{}}",
        "{\"a\":{\"b\":1}} | {\"a\":{\"b\":2}}         | {\"a\":{\"b\":2}}",
        "{\"a\":[1]}       | {\"a\":[null,{\"b\":null}]} | {\"a\":[null,{\"b\":null}]}",
        "{\"a\":null}      | {\"a\":null,\"b\":1}      | {\"b\":1}",
        "{\"a\":1}         | {\"a\":1.0}               | {\"a\":1.0}",
        "{\"a\":1}         | {\"a\":\"1\"}             | {\"a\":\"1\"}",
        "[1]               | [2]                       | [2]",
      })
  void thePatchBetweenTwoValuesIsTheSmallest(String from, String to, String patch) {
    assertThat(MergePatch.between(json(from), json(to)).map(JsonWriter::compact)).contains(patch);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"a\":1}             | {\"a\":null}",
        "{\"a\":1}             | {\"a\":{\"b\":null}}",
        "{}                    | {\"a\":null}",
        "{\"a\":1,\"b\":2}     | {\"b\":2,\"a\":1}",
        "{\"a\":1,\"b\":2}     | {\"a\":1,\"c\":3,\"b\":2}",
        "{\"a\":{\"b\":1,\"c\":2}} | {\"a\":{\"c\":2,\"b\":1}}",
      })
  void whatAPatchCannotSayIsNotClaimed(String from, String to) {
    assertThat(MergePatch.between(json(from), json(to))).isEmpty();
  }

  @Test
  void anyPatchThatIsGivenLeadsExactlyToTheOtherValue() {
    RandomNodes nodes = new RandomNodes(7);
    int given = 0;
    for (int i = 0; i < 5000; i++) {
      Node from = nodes.next();
      Node to = nodes.next();
      Optional<Node> patch = MergePatch.between(from, to);

      if (patch.isPresent()) {
        given++;
        assertThat(JsonWriter.compact(MergePatch.apply(from, patch.get())))
            .isEqualTo(JsonWriter.compact(to));
      }
    }
    assertThat(given).isGreaterThan(500);
  }

  @Test
  void membersThatStayKeepTheirPlaces() {
    Node.Mapping result =
        (Node.Mapping) MergePatch.apply(json("{\"a\": 1,\n\"b\": 2}"), json("{\"a\": 3}"));

    assertThat(result.members().get("b").place()).hasToString("a.json:2:1");
  }
}
