package dev.weir.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: 7}|{\"id\": 7, \"name\": \"Minka\"}",
        "{id: 7}|{\"id\": 7.0}",
        "{id: '*'}|{\"id\": {\"deep\": true}}",
        "[{id: 1}, {id: 2}]|[{\"id\": 1, \"a\": 1}, {\"id\": 2}]",
        "{a: null}|{\"a\": null}",
        "{a: {b: [x]}}|{\"a\": {\"b\": [\"x\"], \"c\": 1}}",
        "7|7",
        "[]|[]"
      })
  void whatIsWrittenMustBeThereAndMoreMay(String expected, String actual) {
    assertThat(differences(expected, actual)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{id: 7}|{\"id\": 8}|body at /id is 8, not 7",
        "{id: 7}|{\"id\": \"7\"}|body at /id is \"7\", not 7",
        "{id: 7}|{}|body at /id is missing; expected 7",
        "{a/b: x}|{}|body at /a~1b is missing; expected \"x\"",
        "[1, 2]|[1]|body has 1 items, not 2",
        "[1]|{\"a\": 1}|body is an object, not a list of 1",
        "{a: [{b: 1}]}|{\"a\": [{\"b\": 2}]}|body at /a/0/b is 2, not 1",
        "{a: null}|{\"a\": 0}|body at /a is 0, not null",
        "{a: 1}|<html>|body is no JSON: \"<html>\"",
        "{a: 1}|''|body is no JSON: empty"
      })
  void differenceNamesPlaceAndBothValues(String expected, String actual, String difference) {
    assertThat(differences(expected, actual)).containsExactly(difference);
  }

  @Test
  void everyDifferenceIsTold() {
    assertThat(differences("{a: 1, b: 2}", "{\"a\": 2}")).hasSize(2);
  }

  private static List<String> differences(String expected, String actual) {
    Node node =
        new DocumentReader()
            .read("expected", expected.getBytes(StandardCharsets.UTF_8), new Problems())
            .orElseThrow();
    return JsonCheck.differences(node, new Message(List.of(), actual));
  }
}
