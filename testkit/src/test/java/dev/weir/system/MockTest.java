package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestProject;
import java.nio.charset.StandardCharsets;

/** Operations that are answered from their definition. */
@Feature(ParityRow.MEDIATION)
class MockTest {
  private static final String PETS =
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
                      dog: {value: {name: fido, owner: ann}}
                      cat: {value: {name: tom, owner: bob}}
                      Mäuschen: {value: {name: jerry, owner: joe}}
                  text/plain: {example: just pets}
              '404':
                description: none
                content: {application/json: {example: {error: none}}}
              5XX:
                description: broken
                content: {text/plain: {example: broken}}
          post:
            requestBody: {content: {application/json: {schema: {type: object}}}}
            responses: {'204': {description: made}}
        /sizes:
          get:
            responses:
              '200':
                description: sizes
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        weight: {type: integer, minimum: 3}
                        unit: {type: string, enum: [kg, lb]}
      """;

  private static GatewayFixture served(GatewayFixture gateway, String weir) {
    return gateway.serves(TestProject.of(PETS, "name: pets\nsecurity: open\nmock: true\n" + weir));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void itDoesAsItsCallerPrefers(GatewayFixture gateway) {
    ClientConnection connection = served(gateway, "").connect();

    Answer cat = connection.get("/pets").header("Prefer", "code=200, example=cat").send();
    Answer missing = connection.get("/pets").header("Prefer", "code=404").send();
    Answer broken = connection.get("/pets").header("Prefer", "code=503").send();

    assertThat(cat.text()).isEqualTo("{\"name\":\"tom\",\"owner\":\"bob\"}");
    assertThat(cat.header("Preference-Applied")).isEqualTo("code=200, example=cat");
    assertThat(cat.headers("Vary")).containsExactly("Accept, Prefer");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text()).isEqualTo("{\"error\":\"none\"}");
    assertThat(broken.status()).isEqualTo(503);
    assertThat(broken.text()).isEqualTo("broken");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anExampleMayHaveANameBeyondAscii(GatewayFixture gateway) {
    served(gateway, "");
    String name =
        new String("Mäuschen".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    Answer answer = gateway.get("/pets").header("Prefer", "example=\"" + name + "\"").send();

    assertThat(answer.text()).isEqualTo("{\"name\":\"jerry\",\"owner\":\"joe\"}");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatIsNotThereIsSaid(GatewayFixture gateway) {
    ClientConnection connection = served(gateway, "").connect();

    for (String wish : new String[] {"code=418", "code=abc", "code=1000", "example=bird"}) {
      Answer answer = connection.get("/pets").header("Prefer", wish).send();
      assertThat(answer.status()).as(wish).isEqualTo(501);
      assertThat(answer.fault()).isEqualTo("mock-not-available");
      assertThat(answer.text()).contains("no example fits " + wish);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void acceptChoosesTheMediaType(GatewayFixture gateway) {
    ClientConnection connection = served(gateway, "").connect();

    Answer text = connection.get("/pets").header("Accept", "text/*").send();
    Answer json = connection.get("/pets").header("Accept", "application/json;charset=utf-8").send();
    Answer image = connection.get("/pets").header("Accept", "image/png").send();

    assertThat(text.text()).isEqualTo("just pets");
    assertThat(text.header("Content-Type")).isEqualTo("text/plain");
    assertThat(json.header("Content-Type")).isEqualTo("application/json");
    assertThat(image.status()).isEqualTo(406);
    assertThat(image.fault()).isEqualTo("not-acceptable");
    assertThat(image.text()).contains("application/json, text/plain");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whereThereAreNoExamplesTheSchemaGivesOne(GatewayFixture gateway) {
    Answer answer = served(gateway, "").get("/sizes").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"weight\":3,\"unit\":\"kg\"}");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void headHasTheLengthAndNoBody(GatewayFixture gateway) {
    ClientConnection connection = served(gateway, "measure-bodies: true\n").connect();

    Answer head = connection.ask("HEAD", "/pets").send();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("29");
    assertThat(head.header("Content-Type")).isEqualTo("application/json");
    assertThat(head.body()).isEmpty();
    assertThat(connection.get("/pets").send().body()).hasSize(29);
    assertThat(gateway.admin("/metrics").send().text())
        .as("bytes that nobody sends do not count")
        .containsPattern("weir_body_bytes_total\\{.*direction=\"response\".*} 29(\\.0)?\n");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBodyThatNobodyReadsIsNoHindrance(GatewayFixture gateway) {
    ClientConnection connection = served(gateway, "").connect();

    Answer made = connection.ask("POST", "/pets").body("x".repeat(10_000)).send();

    assertThat(made.status()).isEqualTo(204);
    assertThat(made.body()).isEmpty();
    assertThat(made.header("Content-Type")).isNull();
    assertThat(connection.get("/pets").send().status()).isEqualTo(200);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void stepsAndCorsActOnItsAnswers(GatewayFixture gateway) {
    served(
        gateway,
        """
        cors: {origins: ['https://shop.example']}
        response:
          - set-header: {Cache-Control: no-store}
          - mask-json: [/owner]
        """);

    Answer answer = gateway.get("/pets").header("Origin", "https://shop.example").send();

    assertThat(answer.text()).isEqualTo("{\"name\":\"fido\",\"owner\":\"***\"}");
    assertThat(answer.header("Content-Length")).isEqualTo("29");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(answer.headers("Vary")).containsExactly("Accept, Prefer", "Origin");
  }
}
