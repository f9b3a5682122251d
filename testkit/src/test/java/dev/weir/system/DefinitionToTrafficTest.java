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
import org.junit.jupiter.api.Tag;

/** What an author writes is what callers and backends see: definition, plan, bind, traffic. */
@Tag("smoke")
@Feature(ParityRow.OPENAPI_DEPLOYMENT)
class DefinitionToTrafficTest {
  private static final String SECURED =
      """
      openapi: 3.0.3
      info: {title: Pets, version: 1.0.0}
      components:
        securitySchemes:
          token: {type: http, scheme: bearer}
      security: [{token: []}]
      paths:
        /pets:
          get: {responses: {'200': {description: all}}}
        /ping:
          get: {responses: {'200': {description: pong}}}
      """;

  /** Operations on paths; a path may have lines of its own below it. */
  private static String definition(String server, String paths) {
    return """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0.0}
        servers: [{url: '%s'}]
        paths:
        %s"""
        .formatted(server, paths.indent(2));
  }

  private static String get(String path) {
    return path + ":\n  get: {responses: {'200': {description: fine}}}\n";
  }

  private static String post(String path) {
    return path + ":\n  post: {responses: {'200': {description: fine}}}\n";
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aDefinitionWithAServerIsServedAtItsPath(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            definition(backend.url() + "/v1", get("/pets/{id}")), "name: pets\nsecurity: open\n"));

    assertThat(gateway.get("/v1/pets/7?full=yes").send().status()).isEqualTo(200);

    assertThat(backend.next().target()).isEqualTo("/v1/pets/7?full=yes");
  }

  @SystemTest
  @Feature(ParityRow.RESOURCE_ENDPOINTS)
  void serversOfAPathAndOfAnOperationAreItsEndpoints(GatewayFixture gateway) {
    FakeUpstream root = gateway.with(FakeUpstream.http1()).answers(200, "root");
    FakeUpstream path = gateway.with(FakeUpstream.http1()).answers(200, "path");
    FakeUpstream operation = gateway.with(FakeUpstream.http1()).answers(200, "operation");
    String paths =
        get("/pets")
            + """
            /orders:
              servers: [{url: '%s'}]
              get: {responses: {'200': {description: fine}}}
              post:
                servers: [{url: '%s'}]
                responses: {'200': {description: fine}}
            """
                .formatted(path.url(), operation.url());
    gateway.serves(TestProject.of(definition(root.url(), paths), "name: pets\nsecurity: open\n"));

    assertThat(gateway.get("/pets").send().text()).isEqualTo("root");
    assertThat(gateway.get("/orders").send().text()).isEqualTo("path");
    assertThat(gateway.ask("POST", "/orders").body("x").send().text()).isEqualTo("operation");
  }

  @SystemTest
  @Feature(ParityRow.RESOURCE_ENDPOINTS)
  void anOperationNamesAnotherUpstream(GatewayFixture gateway) {
    FakeUpstream pets = gateway.with(FakeUpstream.http1()).answers(200, "pets");
    FakeUpstream reports = gateway.with(FakeUpstream.http1()).answers(200, "reports");
    gateway.serves(
        TestProject.of(
            definition("/", get("/pets") + get("/report")),
            """
            name: pets
            context: /shop/{version}
            security: open
            upstreams:
              default: {endpoints: ['%s']}
              reports: {endpoints: ['%s/render']}
            operations:
              GET /report: {upstream: reports}
            """
                .formatted(pets.url(), reports.url())));

    assertThat(gateway.get("/shop/1.0.0/pets").send().text()).isEqualTo("pets");
    assertThat(gateway.get("/shop/1.0.0/report").send().text()).isEqualTo("reports");
    assertThat(reports.next().target()).isEqualTo("/render/report");
  }

  @SystemTest
  void anEnvironmentHasItsOwnEndpoints(GatewayFixture gateway) {
    FakeUpstream test = gateway.with(FakeUpstream.http1()).answers(200, "test");
    FakeUpstream prod = gateway.with(FakeUpstream.http1()).answers(200, "prod");
    gateway.serves(
        TestProject.of(definition(test.url(), get("/pets")), "name: pets\nsecurity: open\n")
            .file(
                "environments/prod.yaml",
                "upstreams: {default: {endpoints: ['" + prod.url() + "']}}\n")
            .in("prod"));

    assertThat(gateway.get("/pets").send().text()).isEqualTo("prod");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void corsIsAnsweredAsWritten(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            definition(backend.url(), get("/pets")),
            """
            name: pets
            security: open
            cors: {origins: ['https://shop.example'], expose: [location], max-age: 1h}
            """));

    Answer preflight =
        gateway
            .ask("OPTIONS", "/pets")
            .header("Origin", "https://shop.example")
            .header("Access-Control-Request-Method", "GET")
            .send();
    Answer answer = gateway.get("/pets").header("Origin", "https://shop.example").send();

    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("3600");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
    assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("location");
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aMockIsAnsweredFromTheExamples(GatewayFixture gateway) {
    String paths =
        """
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
        """;
    gateway.serves(
        TestProject.of(definition("/", paths), "name: pets\nsecurity: open\nmock: true\n"));

    assertThat(gateway.get("/pets").send().text()).isEqualTo("{\"name\":\"fido\"}");
    assertThat(gateway.get("/pets").header("Prefer", "example=cat").send().text())
        .isEqualTo("{\"name\":\"tom\"}");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void headerStepsActOnRequestAnswerAndFault(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "ok", "X-Powered-By", "luck"));
    gateway.serves(
        TestProject.of(
            definition(backend.url(), get("/pets/{id}") + get("/away")),
            """
            name: pets
            security: open
            upstreams:
              default: {endpoints: ['%s']}
              away: {endpoints: ['http://127.0.0.1:1']}
            request:
              - set-header: {X-Api: '{api.version}'}
              - remove-header: X-Internal-*
            response:
              - remove-header: X-Powered-By
              - set-header: {Cache-Control: no-store}
            fault:
              - set-header: {X-Support: 'https://status.example'}
            operations:
              GET /away: {upstream: away}
              GET /pets/{id}:
                request:
                  - set-header: {X-Pet: '{id}'}
            """
                .formatted(backend.url())));

    Answer answer = gateway.get("/pets/7").header("X-Internal-Key", "guess").send();
    Answer fault = gateway.get("/away").send();

    var request = backend.next();
    assertThat(request.header("X-Api")).isEqualTo("1.0.0");
    assertThat(request.header("X-Pet")).isEqualTo("7");
    assertThat(request.header("X-Internal-Key")).isNull();
    assertThat(answer.header("X-Powered-By")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Support")).isNull();
    assertThat(fault.status()).isEqualTo(502);
    assertThat(fault.header("X-Support")).isEqualTo("https://status.example");
    assertThat(fault.header("Cache-Control")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void valuesAreMaskedInAnswers(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.answer(
                200,
                "{\"name\": \"fido\", \"owner\": {\"email\": \"a@b.example\"}}",
                "Content-Type",
                "application/json"));
    gateway.serves(
        TestProject.of(
            definition(backend.url(), get("/pets")),
            "name: pets\nsecurity: open\nresponse:\n  - mask-json: [/owner/email]\n"));

    assertThat(gateway.get("/pets").send().text())
        .isEqualTo("{\"name\": \"fido\", \"owner\": {\"email\": \"***\"}}");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aLargerBodyThanTheOperationAllowsIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            definition(backend.url(), post("/pets") + post("/photos")),
            """
            name: pets
            security: open
            max-body: 1KB
            operations:
              POST /pets: {max-body: 10B}
            """));

    assertThat(gateway.ask("POST", "/pets").body("0123456789").send().status()).isEqualTo(200);
    assertThat(gateway.ask("POST", "/pets").body("0123456789a").send().fault())
        .isEqualTo("body-too-large");
    assertThat(gateway.ask("POST", "/photos").body("0123456789a").send().status()).isEqualTo(200);
    assertThat(gateway.ask("POST", "/photos").body("x".repeat(1025)).send().status())
        .isEqualTo(413);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatRequiresSecurityIsNotServedWithoutIt(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            SECURED,
            """
            name: pets
            upstreams: {default: {endpoints: ['%s']}}
            operations:
              GET /ping: {security: open}
            """
                .formatted(backend.url())));

    Answer refused = gateway.get("/pets").header("Authorization", "Bearer any").send();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.fault()).isEqualTo("security-not-available");
    assertThat(gateway.get("/ping").send().status()).isEqualTo(200);
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest
  void securityOpenOpensTheWholeApiOnPurpose(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestProject.of(
            SECURED,
            "name: pets\nsecurity: open\nupstreams: {default: {endpoints: ['"
                + backend.url()
                + "']}}\n"));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
  }
}
