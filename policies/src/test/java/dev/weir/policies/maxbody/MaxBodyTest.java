package dev.weir.policies.maxbody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeBody;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxBodyTest {
  private final MaxBodyType type = new MaxBodyType();
  private final Policy policy =
      type.create(Written.settings(type, "10B"), Use.KEY, new FakeWiring());

  @ParameterizedTest
  @ValueSource(strings = {"11", "0000000000000000000011", "99999999999999999999"})
  void aLargerBodyIsRefusedAtOnce(String length) {
    Verdict verdict = policy.onRequest(announcing(length));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Fail.class,
            fail -> {
              assertThat(fail.fault().code()).isEqualTo(FaultCode.BODY_TOO_LARGE);
              assertThat(fail.fault().hint()).isEqualTo("at most 10 bytes are accepted here");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "0"})
  void aBodyWithinTheLimitPassesWithoutBeingCounted(String length) {
    assertThat(policy.onRequest(announcing(length))).isSameAs(Verdict.CONTINUE);
    assertThat(policy.requestFilter(announcing(length))).isNull();
  }

  @Test
  void aBodyOfUnknownLengthIsStoppedAsSoonAsItIsLarger() {
    FakeExchange exchange = ExchangeBuilder.request("POST", "/").build();
    assertThat(policy.onRequest(exchange)).isSameAs(Verdict.CONTINUE);
    FakeBody body = FakeBody.through(policy.requestFilter(exchange)).chunks("12345", "67890");
    assertThat(body.fault()).isNull();
    body.chunks("!");
    assertThat(body.fault()).isNotNull();
    assertThat(body.fault().code()).isEqualTo(FaultCode.BODY_TOO_LARGE);
  }

  @Test
  void aBodyOfUnknownLengthWithinTheLimitPasses() {
    FakeExchange exchange = ExchangeBuilder.request("POST", "/").build();
    FakeBody body = FakeBody.through(policy.requestFilter(exchange)).chunks("1234567890").end();
    assertThat(body.fault()).isNull();
    assertThat(body.count()).as("a tap sends nothing itself").isZero();
  }

  @Test
  void bodiesAreLookedAtAsTheyPass() {
    assertThat(type.requestBody(new MaxBodySettings(10))).isEqualTo(BodyUse.TAP);
    assertThat(type.responseBody(new MaxBodySettings(10))).isEqualTo(BodyUse.NONE);
  }

  private static FakeExchange announcing(String length) {
    return ExchangeBuilder.request("POST", "/").header("Content-Length", length).build();
  }
}
