package dev.weir.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(ParityRow.CLI)
class TestCommandTest {
  @TempDir Path here;

  @Test
  void backendsAnswerFromTheExamplesUnlessTold() {
    Sample.orders(here)
        .with(
            "tests/orders.yaml",
            """
            weir: 1
            backend:
              GET /orders/9: {status: 404, headers: {X-Why: gone}, json: {error: none}}
            tests:
              - name: the example answers
                call: GET /shop/orders/7
                answer:
                  status: 200
                  headers: {Content-Type: application/json*}
                  json: {id: 7, state: sent}
                backend: {call: GET /orders/7, upstream: default, headers: {X-Order: 7}}
              - name: what is told answers
                call: GET /shop/orders/9
                answer: {status: 404, headers: {X-Why: gone}, json: {error: none}}
              - name: a mocked operation calls nobody
                call: GET /shop/ping
                answer: {status: 200, body: pong}
                backend: none
              - name: an unknown path is refused
                call: GET /shop/nothing
                answer: {status: 404, json: {status: 404}}
                backend: none
            """);

    Outcome outcome = Typed.in(here).weir("test", "orders");

    assertThat(outcome.out())
        .isEqualTo(
            """
            orders/tests/orders.yaml
              ok    the example answers
              ok    what is told answers
              ok    a mocked operation calls nobody
              ok    an unknown path is refused
            4 passed
            """);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void failedTestTellsEveryDifferenceAndItsPlace() {
    Sample.orders(here)
        .with(
            "tests/orders.yaml",
            """
            weir: 1
            tests:
              - name: wrong in every way
                call: GET /shop/orders/7
                answer:
                  status: 201
                  headers: {X-Missing: here, Content-Type: none}
                  json: {id: 8}
                backend: {call: GET /orders/8, upstream: other, headers: {X-Order: 8}}
            """);

    Outcome outcome = Typed.in(here).weir("test", "orders");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out())
        .contains(
            """
              FAIL  wrong in every way  orders/tests/orders.yaml:3:5
                    status is 200, not 201
                    header X-Missing is missing; expected "here"
                    header Content-Type is there: "application/json"
                    body at /id is 7, not 8
            """)
        .contains("        the backend got GET /orders/7, not GET /orders/8\n")
        .contains("        the call went to upstream default, not other\n")
        .contains("        at the backend, header X-Order is \"7\", not \"8\"\n")
        .endsWith("0 passed, 1 failed\n");
  }

  @Test
  void overlayOfAnEnvironmentAndItsHostsApply() {
    Sample.orders(here)
        .with(
            "tests/prod.yaml",
            """
            weir: 1
            environment: prod
            tests:
              - name: the host of the environment is asked
                call: GET /shop/orders
                answer: {status: 200}
                backend: {call: GET /v1/orders, headers: {X-Forwarded-Host: api.example.com}}
              - name: other hosts are unknown
                call: GET /shop/orders
                headers: {Host: other.example.com}
                answer: {status: 404}
            """);

    Outcome outcome = Typed.in(here).weir("test", "orders");

    assertThat(outcome.out()).contains("2 passed");
  }

  @Test
  void newProjectPassesItsOwnTests() {
    Typed.in(here).weir("init", "hello");

    Outcome outcome = Typed.in(here).weir("test", "hello");

    assertThat(outcome.out()).contains("2 passed");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void brokenProjectIsAProblemWithItsPlace() {
    Sample.broken(here)
        .with("tests/a.yaml", "weir: 1\ntests: [{call: GET /, answer: {status: 200}}]");

    Outcome outcome = Typed.in(here).weir("test", "broken");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("broken/weir.yaml:8:25: error");
  }

  @Test
  void brokenTestFileIsAProblemWithItsPlace() {
    Sample.orders(here).with("tests/a.yaml", "weir: 1\ntests: [{call: GET /}]");

    Outcome outcome = Typed.in(here).weir("test", "orders");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("orders/tests/a.yaml:2:9: error: tests[0].answer");
  }

  @Test
  void projectWithoutTestsIsAProblem() {
    Sample.orders(here);

    Outcome outcome = Typed.in(here).weir("test", "orders");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("there are no tests");
  }

  @Test
  void writesJunitAndJson() {
    Sample.orders(here)
        .with(
            "tests/a.yaml",
            """
            weir: 1
            tests:
              - {name: good & right, call: GET /shop/ping, answer: {status: 200}}
              - {name: wrong, call: GET /shop/ping, answer: {status: 201}}
            """);

    assertThat(Typed.in(here).weir("test", "orders", "--format", "junit").out())
        .contains("<testsuite name=\"orders/tests/a.yaml\" tests=\"2\" failures=\"1\">")
        .contains("name=\"good &amp; right\"")
        .contains("<failure message=\"status is 200, not 201\">orders/tests/a.yaml:4:5");
    assertThat(Typed.in(here).weir("test", "orders", "--format", "json").out())
        .contains("\"name\": \"good & right\"")
        .contains("\"passed\": false")
        .contains("\"status is 200, not 201\"");
    assertThat(Typed.in(here).weir("test", "orders", "--format", "sarif").exitCode())
        .isEqualTo(ExitCode.MISUSE);
  }
}
