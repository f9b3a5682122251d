package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.ApiPlan;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.List;

/** Requests that no route serves (RFC 9110 §15.5.5, §15.5.6). */
@Feature(ParityRow.REST)
class NoRouteTest {
  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets")
        .at("/v1")
        .route("GET /pets")
        .route("POST /pets")
        .route("DELETE /pets/{id}")
        .to(backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void anUnknownPathIs404(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (String path : List.of("/", "/pets", "/v1", "/v1/", "/v1/pet", "/v1/pets/", "/V1/pets")) {
      Answer answer = connection.get(path).send();
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.fault()).isEqualTo("not-found");
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
    assertThat(connection.get("/v1/pets").send().status()).isEqualTo(200);
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void anotherMethodIs405AndToldWhichThereAre(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    ClientConnection connection = gateway.connect();

    for (String method : List.of("PUT", "DELETE", "OPTIONS", "TRACE", "get", "PURGE")) {
      Answer answer = connection.ask(method, "/v1/pets").send();
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST");
    }
    assertThat(connection.get("/v1/pets/7").send().header("Allow")).isEqualTo("DELETE");
    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void headIsServedWhereGetIs(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));

    assertThat(gateway.ask("HEAD", "/v1/pets").send().status()).isEqualTo(200);
    assertThat(backend.next().method()).isEqualTo("HEAD");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anApiForHttpsOnlyIs403OverHttp(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend).only(ApiPlan.Transport.HTTPS));

    Answer answer = gateway.get("/v1/pets").send();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.fault()).isEqualTo("transport-not-allowed");
  }

  @SystemTest(over = {HTTPS_1, HTTPS_2})
  void anApiForHttpsOnlyIsServedOverHttps(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend).only(ApiPlan.Transport.HTTPS));

    assertThat(gateway.get("/v1/pets").send().status()).isEqualTo(200);
  }
}
