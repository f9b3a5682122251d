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

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatIsNotAllowedIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, CORS));

    Answer offered = preflight(gateway, "/pets", ORIGIN, "DELETE", "x-mine");
    Answer header = preflight(gateway, "/pets", ORIGIN, "GET", "x-other, x-mine");

    assertThat(offered.status()).as("a method that the path does not offer").isEqualTo(405);
    assertThat(offered.header("Allow")).contains("GET", "POST");
    assertThat(header.status()).isEqualTo(403);
    assertThat(header.text()).contains("the header x-other is not allowed");
    assertThat(header.header("Access-Control-Allow-Headers")).isNull();
    assertThat(preflight(gateway, "/nowhere", ORIGIN, "GET", "x-mine").status()).isEqualTo(404);
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aListedMethodOnly(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "cors: {origins: '" + ORIGIN + "', methods: GET}\n"));

    Answer answer = preflight(gateway, "/pets", ORIGIN, "POST", "x-any");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("the method is not allowed");
    assertThat(preflight(gateway, "/pets", ORIGIN, "GET", "x-any").status()).isEqualTo(204);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void everyAnswerVariesByOrigin(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(request.target().endsWith("7") ? 304 : 200, "Vary", "Accept");
          line.end();
        });
    gateway.serves(PetProject.of(backend, CORS));

    assertThat(gateway.get("/pets/7").send().headers("Vary")).containsExactly("Accept", "Origin");
    Answer known = gateway.get("/pets/7").header("Origin", ORIGIN).send();
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers("Vary")).containsExactly("Accept", "Origin");
    assertThat(known.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(gateway.ask("HEAD", "/pets").send().headers("Vary"))
        .containsExactly("Accept", "Origin");
    backend.refuse();
    backend.closeConnections();
    assertThat(gateway.get("/pets").send().headers("Vary")).containsExactly("Origin");
    assertThat(preflight(gateway, "/pets", "https://evil.example", "GET", "").headers("Vary"))
        .containsExactly("Origin");
  }

  @SystemTest
  void privateNetworksStayPrivate(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, CORS));

    Answer answer =
        gateway
            .ask("OPTIONS", "/pets")
            .header("Origin", ORIGIN)
            .header("Access-Control-Request-Method", "GET")
            .header("Access-Control-Request-Private-Network", "true")
            .send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Private-Network")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPreflightCarriesAnIdToo(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "request-id: {}\n" + CORS));

    assertThat(preflight(gateway, "/pets", ORIGIN, "GET", "x-mine").header("X-Request-Id"))
        .isNotEmpty();
  }

  /** The operation that is asked for decides, also where the definition has an OPTIONS. */
  @SystemTest(over = {HTTP_1, HTTP_2})
  void theOperationThatIsAskedForDecides(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            """
            openapi: 3.0.3
            info: {title: Pets, version: 1.0.0}
            servers: [{url: '%s'}]
            paths:
              /pets:
                get: {responses: {'200': {description: all}}}
                put: {responses: {'200': {description: changed}}}
                options: {responses: {'200': {description: what there is}}}
              /own:
                get: {responses: {'200': {description: all}}}
                options: {responses: {'200': {description: what there is}}}
            """
                .formatted(backend.url()),
            """
            name: pets
            security: open
            cors: {origins: ['https://shop.example']}
            operations:
              PUT /pets: {cors: {origins: ['https://admin.example']}}
              OPTIONS /own: {cors: none}
            """));

    String admin = "https://admin.example";
    assertThat(preflight(gateway, "/pets", admin, "PUT", "").status()).isEqualTo(204);
    assertThat(preflight(gateway, "/pets", admin, "GET", "").status()).isEqualTo(403);
    assertThat(preflight(gateway, "/pets", ORIGIN, "PUT", "").status()).isEqualTo(403);
    assertThat(preflight(gateway, "/pets", ORIGIN, "GET", "").status()).isEqualTo(204);
    assertThat(backend.count()).isZero();
    assertThat(gateway.ask("OPTIONS", "/pets").header("Origin", ORIGIN).send().status())
        .isEqualTo(200);
    assertThat(preflight(gateway, "/own", ORIGIN, "GET", "").status()).isEqualTo(200);
    assertThat(backend.count()).as("no preflight, and one that is the backend's").isEqualTo(2);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatStepsWriteIsNoPermission(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            CORS
                + """
                response:
                  - set-header: {Access-Control-Allow-Origin: '*', Vary: Accept}
                """));

    Answer evil = gateway.get("/pets").header("Origin", "https://evil.example").send();
    Answer good = gateway.get("/pets").header("Origin", ORIGIN).send();

    assertThat(evil.header("Access-Control-Allow-Origin")).isNull();
    assertThat(evil.headers("Vary")).containsExactly("Accept", "Origin");
    assertThat(good.headers("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aStarIsForEverybody(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "cors: {origins: '*', expose: '*'}\n"));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("*");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
    assertThat(answer.header("Vary")).isNull();
    assertThat(preflight(gateway, "/pets", "https://any.example", "GET", "x-a").status())
        .isEqualTo(204);
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
