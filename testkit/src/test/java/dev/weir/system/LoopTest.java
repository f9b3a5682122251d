package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;

/** A gateway that is its own backend by mistake (RFC 9110 §7.6.3, RFC 5842 §7.2). */
@Feature(ParityRow.REST)
class LoopTest {
  @SystemTest(over = {HTTP_1, HTTP_2})
  void aRequestThatComesBackAgainAndAgainIs508(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(TestApi.named("pets").route("GET /pets").to(backend));
    String itself = "http://127.0.0.1:" + gateway.plainPort();
    gateway.apply(
        TestApi.named("loop").route("GET /pets").upstream("default", u -> u.endpoint(itself, 1)));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(508);
    assertThat(answer.fault()).isEqualTo("loop-detected");
    assertThat(backend.count()).isZero();
  }
}
