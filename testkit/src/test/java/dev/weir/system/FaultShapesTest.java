package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.FaultShape;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import org.junit.jupiter.api.Tag;

/** Faults as callers see them: RFC 9457, and the two older shapes with their numbers. */
@Tag("smoke")
@Feature(ParityRow.REST)
class FaultShapesTest {
  private static GatewayFixture serve(
      GatewayFixture gateway, FakeUpstream backend, FaultShape shape) {
    backend.refuse();
    return gateway
        .settings(s -> s.withFaults(shape))
        .serves(TestApi.named("pets").route("GET /pets").route("HEAD /pets").to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void problemsOfRfc9457(GatewayFixture gateway, FakeUpstream backend) {
    serve(gateway, backend, FaultShape.PROBLEM);

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Content-Length")).isEqualTo("" + answer.body().length);
    assertThat(answer.text())
        .startsWith("{\"type\":\"urn:weir:problem:upstream-refused\",\"title\":\"")
        .contains("\"status\":502", "\"code\":\"upstream-refused\"", "\"number\":101503")
        .contains("\"instance\":\"urn:weir:exchange:")
        .doesNotContain("127.0.0.1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void apiManagersWords(GatewayFixture gateway, FakeUpstream backend) {
    serve(gateway, backend, FaultShape.API_MANAGER);

    Answer refused = gateway.get("/pets").send();
    Answer missing = gateway.get("/nowhere").send();
    Answer xml = gateway.get("/pets").header("Accept", "application/xml").send();

    assertThat(refused.status()).isEqualTo(502);
    assertThat(refused.header("Content-Type")).isEqualTo("application/json");
    assertThat(refused.text())
        .isEqualTo(
            "{\"code\":\"101503\",\"type\":\"Status report\",\"message\":\"Runtime Error\","
                + "\"description\":\"The backend refused the connection\"}");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.text())
        .startsWith("{\"code\":\"404\",\"type\":\"Status report\",\"message\":\"Not Found\"");
    assertThat(xml.header("Content-Type")).isEqualTo("application/xml");
    assertThat(xml.text())
        .startsWith("<am:fault xmlns:am=\"http://wso2.org/apimanager\"><am:code>101503</am:code>");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void choreoConnectsWords(GatewayFixture gateway, FakeUpstream backend) {
    serve(gateway, backend, FaultShape.CHOREO_CONNECT);

    assertThat(gateway.get("/pets").send().text())
        .isEqualTo(
            "{\"code\":\"102503\",\"message\":\"The backend refused the connection\","
                + "\"description\":\"The backend refused the connection\"}");
    assertThat(gateway.get("/nowhere").send().text()).startsWith("{\"code\":\"404\",");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFaultToHeadHasNoBody(GatewayFixture gateway, FakeUpstream backend) {
    serve(gateway, backend, FaultShape.PROBLEM);
    ClientConnection connection = gateway.connect();

    Answer head = connection.ask("HEAD", "/pets").send();

    assertThat(head.status()).isEqualTo(502);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(connection.get("/pets").send().status()).isEqualTo(502);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anUnknownMethodOfAKnownPathNamesTheOthers(GatewayFixture gateway, FakeUpstream backend) {
    serve(gateway, backend, FaultShape.PROBLEM);

    Answer answer = gateway.ask("DELETE", "/pets").send();

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.fault()).isEqualTo("method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
  }

  @SystemTest
  void anUnboundApiIs503InEveryShape(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .settings(s -> s.withFaults(FaultShape.API_MANAGER))
        .serves(
            TestApi.named("pets").route("GET /pets", r -> r.policy("nobody-knows-it")).to(backend));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).startsWith("{\"code\":\"700700\"").contains("API blocked");
  }
}
