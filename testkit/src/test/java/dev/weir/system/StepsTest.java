package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.plan.TestProject;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import java.util.List;

/** Steps of {@code request:}, {@code response:} and {@code fault:}, and mocks. */
@Feature(ParityRow.MEDIATION)
class StepsTest {
  @SystemTest(over = {HTTP_1, HTTP_2})
  void pathAndQueryAreRewritten(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            operations:
              GET /pets/{id}:
                request:
                  - rewrite-path: /render/{id}/now
                  - set-query: {format: '{query.as|full}'}
                  - remove-query: [debug]
            """));

    gateway.get("/pets/a%20b?debug=1&x=%41").send();

    assertThat(backend.next().target()).isEqualTo("/render/a%20b/now?x=%41&format=full");
  }

  @SystemTest
  void aValueCannotMakeAPathLeadElsewhere(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            operations:
              GET /pets/{id}:
                request:
                  - rewrite-path: '/render/{query.to}'
            """));

    for (String value : List.of("..", "a/../b", "%5c..", "a%0d%0ab", "a%00")) {
      assertThat(gateway.get("/pets/1?to=" + value).send().status()).as(value).isEqualTo(400);
    }
    assertThat(gateway.get("/pets/1?to=a/b").send().status()).isEqualTo(200);
    assertThat(backend.next().target()).isEqualTo("/render/a%2Fb?to=a/b");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void stepsRunInWrittenOrderTheApisFirst(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            request:
              - set-header: {X-Trace: api}
              - add-header: {X-Trace: api-too}
            response:
              - set-header: {X-Back: api}
            operations:
              GET /pets:
                request:
                  - set-header: {X-Trace: '{header.X-Trace} operation'}
                response:
                  - add-header: {X-Back: operation}
            """));

    Answer answer = gateway.get("/pets").send();

    Received request = backend.next();
    assertThat(request.headers("X-Trace")).containsExactly("api, api-too operation");
    assertThat(answer.headers("X-Back")).containsExactly("api");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aValueFromACallerNeverBeginsAnotherHeader(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "request:\n  - set-header: {X-Name: '{query.name}'}\n"));

    gateway.get("/pets?name=a%0D%0AX-Evil:%20b").send();

    Received request = backend.next();
    assertThat(request.header("X-Evil")).isNull();
    assertThat(request.header("X-Name")).isEqualTo("a  X-Evil: b");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aMockDoesAsItsCallerPrefers(GatewayFixture gateway) {
    gateway.serves(
        TestProject.of(
            """
            openapi: 3.0.3
            info: {title: Pets, version: 1.0.0}
            paths:
              /pets:
                get:
                  responses:
                    '200':
                      description: all
                      content:
                        application/json:
                          examples:
                            dog: {value: {name: fido}}
                            cat: {value: {name: tom}}
                        text/plain: {example: just pets}
                    '404':
                      description: none
                      content: {application/json: {example: {error: none}}}
            """,
            "name: pets\nsecurity: open\nmock: true\n"));

    Answer cat = gateway.get("/pets").header("Prefer", "code=200, example=cat").send();
    Answer missing = gateway.get("/pets").header("Prefer", "code=404").send();
    Answer text = gateway.get("/pets").header("Accept", "text/plain").send();
    Answer head = gateway.get("/pets").header("Prefer", "code=418").send();

    assertThat(cat.text()).isEqualTo("{\"name\":\"tom\"}");
    assertThat(cat.header("Preference-Applied")).contains("example=cat");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text()).isEqualTo("{\"error\":\"none\"}");
    assertThat(text.text()).isEqualTo("just pets");
    assertThat(head.status()).isEqualTo(501);
    assertThat(head.fault()).isEqualTo("mock-not-available");
    assertThat(gateway.get("/pets").header("Accept", "image/png").send().status()).isEqualTo(406);
  }
}
