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

/** Cross-origin calls as browsers make them (Fetch standard). */
@Feature(ParityRow.REST)
class CorsTest {
  private static final String ORIGIN = "https://shop.example";
  private static final String CORS =
      "cors: {origins: ['" + ORIGIN + "'], headers: [x-mine], credentials: true}\n";

  private static Answer preflight(
      GatewayFixture gateway, String path, String origin, String method, String headers) {
    return gateway
        .ask("OPTIONS", path)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", headers)
        .send();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPreflightIsAnsweredWithoutTheBackend(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, CORS));

    Answer answer = preflight(gateway, "/pets", ORIGIN, "POST", "x-mine");

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(answer.header("Access-Control-Allow-Headers")).contains("x-mine");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Vary")).contains("Origin");
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPreflightNeedsNoCredentials(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            """
            openapi: 3.0.3
            info: {title: Pets, version: 1.0.0}
            servers: [{url: '%s'}]
            components: {securitySchemes: {token: {type: http, scheme: bearer}}}
            security: [{token: []}]
            paths:
              /pets:
                get: {responses: {'200': {description: all}}}
            """
                .formatted(backend.url()),
            "name: pets\n" + CORS));

    assertThat(preflight(gateway, "/pets", ORIGIN, "GET", "x-mine").status()).isEqualTo(204);
    Answer refused = gateway.get("/pets").header("Origin", ORIGIN).send();
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPageReadsFaultsToo(GatewayFixture gateway, FakeUpstream backend) {
    backend.refuse();
    gateway.serves(PetProject.of(backend, CORS));

    Answer answer = gateway.get("/pets").header("Origin", ORIGIN).send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anotherOriginGetsNoPermission(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "ok", "Access-Control-Allow-Origin", "*"));
    gateway.serves(PetProject.of(backend, CORS));

    Answer preflight = preflight(gateway, "/pets", "https://evil.example", "GET", "x-mine");
    Answer answer = gateway.get("/pets").header("Origin", "https://evil.example").send();

    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.fault()).isEqualTo("preflight-refused");
    assertThat(preflight.header("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
    assertThat(answer.header("Vary")).contains("Origin");
  }

  @SystemTest
  void whatIsNotAllowedIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, CORS));

    assertThat(preflight(gateway, "/pets", ORIGIN, "DELETE", "x-mine").status()).isIn(403, 405);
    assertThat(preflight(gateway, "/pets", ORIGIN, "GET", "x-other").status()).isEqualTo(403);
    assertThat(preflight(gateway, "/nowhere", ORIGIN, "GET", "x-mine").status()).isEqualTo(404);
  }

  @SystemTest
  void withoutCorsNobodyAnswersAPreflight(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, ""));

    Answer answer = preflight(gateway, "/pets", ORIGIN, "GET", "x-mine");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).contains("GET", "POST");
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }
}
