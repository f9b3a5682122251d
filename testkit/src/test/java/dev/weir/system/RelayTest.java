package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.Spoken;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("smoke")
@Feature(ParityRow.REST)
class RelayTest {
  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aGetReachesTheBackendAndItsAnswerTheCaller(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "fido", "X-Pet", "dog"));
    gateway.serves(TestApi.named("pets").at("/v1").route("GET /pets/{id}").to(backend));

    Answer answer = gateway.get("/v1/pets/7?full=%74rue").header("X-Mine", "a").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("fido");
    assertThat(answer.header("X-Pet")).isEqualTo("dog");
    Received request = backend.next();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/pets/7?full=%74rue");
    assertThat(request.host()).isEqualTo("127.0.0.1:" + backend.port());
    assertThat(request.header("X-Mine")).isEqualTo("a");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aPostReachesTheBackendWithItsBody(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("POST /pets").to(backend));

    Answer answer = gateway.ask("POST", "/pets").body("{\"name\":\"fido\"}").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"name\":\"fido\"}");
    assertThat(backend.next().header("Content-Length")).isEqualTo("15");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBodyOfUnknownLengthIsRelayedInChunks(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("POST /pets").to(backend));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("one ");
    call.write("two");
    call.end();

    assertThat(call.answer().text()).isEqualTo("one two");
    assertThat(backend.next().header("Transfer-Encoding")).isEqualTo("chunked");
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void largeBodiesPassBothWays(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("POST /pets").to(backend));
    String large = "0123456789".repeat(100_000);
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 10; i++) {
      assertThat(connection.ask("POST", "/pets").body(large).send().text()).isEqualTo(large);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anEmptyBodyStaysEmpty(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("POST /pets").to(backend));

    assertThat(gateway.ask("POST", "/pets").body("").send().text()).isEmpty();
    assertThat(backend.next().header("Transfer-Encoding")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aConnectionCarriesManyRequestsOneAfterAnother(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(TestApi.named("pets").route("POST /pets").to(backend));
    ClientConnection connection = gateway.connect();

    for (int i = 0; i < 20; i++) {
      Answer answer = connection.ask("POST", "/pets").body("number " + i).send();
      assertThat(answer.text()).isEqualTo("number " + i);
    }

    assertThat(connection.closedByPeer()).isFalse();
    assertThat(backend.accepted()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_2, HTTPS_2})
  void callsShareOneHttp2Connection(GatewayFixture gateway, FakeUpstream backend, Spoken spoken) {
    backend.does((request, line) -> line.answer(200, request.target()));
    gateway.serves(TestApi.named("pets").route("GET /pets/{id}").to(backend));
    ClientConnection connection = gateway.connect();

    List<OpenCall> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(connection.get("/pets/" + i).open());
    }

    for (int i = 0; i < 50; i++) {
      assertThat(calls.get(i).answer().text()).isEqualTo("/pets/" + i);
    }
  }
}
