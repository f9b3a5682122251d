package dev.weir.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestFileReaderTest {
  private final Problems problems = new Problems();

  @Test
  void readsEveryKey() {
    TestFile file =
        read(
            """
            weir: 1
            environment: prod
            backend:
              GET /v1/pets/7?full=true:
                status: 201
                headers: {X-A: b}
                json: {id: 7}
              GET /text: {body: hello}
            tests:
              - name: a pet is found
                call: POST /pets?x=1
                headers: {Accept: [a, b]}
                json: [1]
                answer:
                  status: 200
                  headers: {X-A: b, X-B: none}
                  json: {id: 7}
                  body: '*'
                backend:
                  call: GET /v1/*
                  upstream: default
                  headers: {X-C: d}
                  json: {e: f}
              - call: GET /ping
                body: text
                answer: {status: 204}
                backend: none
            """);

    assertThat(problems.all()).isEmpty();
    assertThat(file.environment()).contains("prod");
    assertThat(file.backend())
        .containsEntry(
            "GET /v1/pets/7?full=true",
            new Canned(
                201,
                List.of(
                    new Call.Header("X-A", "b"),
                    new Call.Header("Content-Type", "application/json")),
                "{\"id\":7}"))
        .containsEntry("GET /text", new Canned(200, List.of(), "hello"));
    TestCase first = file.cases().get(0);
    assertThat(first.name()).isEqualTo("a pet is found");
    assertThat(first.place()).hasToString("tests.yaml:10:5");
    assertThat(first.call())
        .isEqualTo(
            new Call(
                "POST",
                "/pets?x=1",
                List.of(
                    new Call.Header("Accept", "a"),
                    new Call.Header("Accept", "b"),
                    new Call.Header("Content-Type", "application/json")),
                "[1]"));
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.answer().headers()).containsEntry("X-B", "none");
    assertThat(first.answer().json()).isPresent();
    assertThat(first.answer().body()).contains(new Wildcard("*"));
    ExpectedBackend backend = first.backend().orElseThrow();
    assertThat(backend.call()).contains(new Wildcard("GET /v1/*"));
    assertThat(backend.upstream()).contains("default");
    TestCase second = file.cases().get(1);
    assertThat(second.name()).isEqualTo("GET /ping");
    assertThat(second.backend()).isEqualTo(Optional.of(ExpectedBackend.NOTHING));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tests: [{call: GET /, answer: {status: 200}}]|1:1|weir: is required",
        "{weir: 2, tests: [{call: GET /, answer: {status: 200}}]}|1:8|this Weir reads format 1",
        "{weir: 1}|1:1|tests: is required",
        "{weir: 1, tests: [{answer: {status: 200}}]}|1:19|tests[0].call: is required",
        "{weir: 1, tests: [{call: /pets, answer: {status: 200}}]}|1:26|\"/pets\" is not a method and a"
            + " path",
        "{weir: 1, tests: [{call: GET /}]}|1:19|tests[0].answer: is required",
        "{weir: 1, tests: [{call: GET /, answer: {}}]}|1:41|tests[0].answer.status: is required",
        "{weir: 1, tests: [{call: GET /, anser: 1, answer: {status: 200}}]}|1:33|tests[0].anser:"
            + " unknown key (did you mean answer?)",
        "{weir: 1, tests: [{call: GET /, json: 1, body: x, answer: {status: 200}}]}|1:48|stands beside"
            + " json",
        "{weir: 1, backend: {pets: {}}, tests: [{call: GET /, answer: {status: 200}}]}|1:21|\"pets\" is"
            + " not a method and a path",
        "{weir: 1, backend: {GET /: {status: 99}}, tests: [{call: GET /, answer: {status: 200}}]}|1:37|"
            + "\"99\" is not a whole number from 200 to 599"
      })
  void everyMistakeHasItsPlace(String text, String place, String message) {
    read(text);

    assertThat(problems.all())
        .extracting(Problem::toString)
        .anySatisfy(
            problem -> assertThat(problem).startsWith("tests.yaml:" + place).contains(message));
  }

  private TestFile read(String text) {
    return new DocumentReader()
        .read("tests.yaml", text.getBytes(StandardCharsets.UTF_8), problems)
        .map(document -> new TestFileReader("tests.yaml", problems).read(document))
        .orElseThrow();
  }
}
