package dev.weir.policies.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.Merge;
import dev.weir.policy.Stage;
import dev.weir.testing.Written;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MockSettingsTest {
  private final MockType type = new MockType();

  @Test
  void authorsSwitchItOnAndOff() {
    assertThat(Written.settings(type, "true")).isEqualTo(new MockSettings(true, List.of(), 0));
    assertThat(Written.settings(type, "false")).isEqualTo(MockSettings.OFF);
    assertThat(type.merge()).isEqualTo(Merge.REPLACE);
    assertThat(type.stage(MockSettings.OFF)).isEqualTo(Stage.TRANSFORM);
  }

  @Test
  void theCompilerWritesTheExamples() {
    assertThat(
            Written.settings(
                type,
                """
                {answers: [{status: 200, media-type: application/json, name: cat, body: '{}'},
                           {status: 4XX, media-type: text/plain, body: no}, {status: default}],
                 default-status: 404}
                """))
        .isEqualTo(
            new MockSettings(
                true,
                List.of(
                    new MockAnswer(new StatusRange(200, 200), "application/json", "cat", "{}"),
                    new MockAnswer(new StatusRange(400, 499), "text/plain", "", "no"),
                    new MockAnswer(StatusRange.DEFAULT, "", "", "")),
                404));
  }

  @ParameterizedTest
  @CsvSource({
    "'{status: 404},{status: 201},{status: 200}', 200",
    "'{status: 2XX},{status: 204}', 204",
    "'{status: 404},{status: 2XX}', 200",
    "'{status: 404},{status: default}', 200",
    "'{status: 500},{status: 404}', 404",
  })
  void theUsualStatusIsTheLowestSuccess(String answers, int status) {
    assertThat(Written.settings(type, "{answers: [" + answers + "]}").usualStatus())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json;charset=utf-8 | a   | application/json;charset=utf-8",
        "'*/*'                          | {}  | application/json",
        "'*/*'                          | [1] | application/json",
        "'*/*'                          | a   | text/plain",
        "application/*                  | a   | application/json",
        "text/*                         | {}  | text/plain",
        "image/*                        | a   | text/plain",
        "json                           | {}  | ``",
        "\"a/b\\n\"                      | {}  | ``",
      })
  void aRangeBecomesAType(String written, String body, String type) {
    assertThat(
            Written.settings(
                    this.type,
                    "{answers: [{status: 200, media-type: " + written + ", body: '" + body + "'}]}")
                .answers())
        .extracting(MockAnswer::contentType)
        .containsExactly(type);
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "maybe"))
        .containsExactly(
            "weir.yaml:1:1: error: mock: \"maybe\" is not true or false (write true or false)");
    assertThat(Written.complaints(type, "null")).singleElement().asString().contains("is required");
    assertThat(
            Written.complaints(
                type,
                "{answers: [{status: 99, media-type: json, bdy: ''}, {}], default-status: 600,"
                    + " other: 1}"))
        .extracting(line -> line.substring(line.indexOf("mock.")))
        .containsExactly(
            "mock.answers[0].status: \"99\" is not a status from 200 to 599, such as 404, 4XX or"
                + " default",
            "mock.answers[0].bdy: unknown key (did you mean body?)",
            "mock.answers[1].status: is required (add status:)",
            "mock.default-status: \"600\" is not a whole number from 200 to 599",
            "mock.other: unknown key");
    assertThat(Written.complaints(type, "{answers: [{status: 200}], default-status: 404}"))
        .singleElement()
        .asString()
        .contains("no answer has the status 404");
    assertThat(Written.complaints(type, "{}"))
        .singleElement()
        .asString()
        .contains("mock.answers: is required");
  }
}
