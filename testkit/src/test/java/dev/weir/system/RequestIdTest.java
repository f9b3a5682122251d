package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.HashSet;
import java.util.Set;

/** The name of an exchange, on both sides. */
@Feature(ParityRow.REST)
class RequestIdTest {
  private static final String ID = "X-Request-Id";

  @SystemTest(over = {HTTP_1, HTTP_2})
  void backendAndCallerGetTheSame(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, request.header(ID), ID, "of the backend"));
    gateway.serves(PetProject.of(backend, "request-id: {}\n"));
    Set<String> ids = new HashSet<>();

    for (int i = 0; i < 10; i++) {
      Answer answer = gateway.get("/pets").header(ID, "of the caller").send();
      assertThat(answer.headers(ID)).containsExactly(answer.text());
      ids.add(answer.text());
    }

    assertThat(ids).hasSize(10).doesNotContain("of the caller", "of the backend");
  }

  @SystemTest
  void aTrustedCallersOwnIsTaken(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "request-id: {trust: true}\n"));

    assertThat(gateway.get("/pets").header(ID, "abc-1").send().header(ID)).isEqualTo("abc-1");
    assertThat(backend.next().header(ID)).isEqualTo("abc-1");
    assertThat(gateway.get("/pets").header(ID, "not one id").send().header(ID))
        .isNotEqualTo("not one id");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void faultsCarryItAsTheirInstance(GatewayFixture gateway, FakeUpstream backend) {
    backend.refuse();
    gateway.serves(PetProject.of(backend, "request-id: {}\n"));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).contains("urn:weir:exchange:" + answer.header(ID));
  }
}
