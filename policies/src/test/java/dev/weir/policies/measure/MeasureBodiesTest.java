package dev.weir.policies.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeBody;
import dev.weir.testing.FakeExchange;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasureBodiesTest {
  private final MeasureBodiesType type = new MeasureBodiesType();
  private final FakeWiring wiring = new FakeWiring();

  @Test
  void bytesOfBothBodiesAreAddedUpByOperation() {
    Policy policy = policy("true");
    for (int call = 0; call < 2; call++) {
      FakeExchange exchange =
          ExchangeBuilder.get("/pets/7")
              .api("petstore", "2.0.0")
              .operation("getPet", "GET", "/pets/{petId}")
              .build();
      FakeBody request = FakeBody.through(policy.requestFilter(exchange)).chunks("ab", "é").end();
      FakeBody response = FakeBody.through(policy.responseFilter(exchange)).chunks("abcde").end();
      assertThat(request.count() + response.count()).as("nothing is sent by a tap").isZero();
    }
    String labels = "{api=petstore, direction=%s, operation=getPet, version=2.0.0}";
    assertThat(wiring.meters().counts())
        .isEqualTo(
            Map.of(
                "weir_body_bytes" + labels.formatted("request"), 8L,
                "weir_body_bytes" + labels.formatted("response"), 10L));
  }

  @Test
  void bodiesAreNeitherHeldNorChanged() {
    assertThat(type.requestBody(new MeasureSettings(true))).isEqualTo(BodyUse.TAP);
    assertThat(type.responseBody(new MeasureSettings(true))).isEqualTo(BodyUse.TAP);
  }

  @Test
  void falseLooksAtNothing() {
    MeasureSettings off = Written.settings(type, "false");
    assertThat(off).isEqualTo(new MeasureSettings(false));
    assertThat(type.requestBody(off)).isEqualTo(BodyUse.NONE);
    assertThat(type.responseBody(off)).isEqualTo(BodyUse.NONE);
    assertThat(policy("false").requestFilter(ExchangeBuilder.get("/").build())).isNull();
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "maybe"))
        .containsExactly(
            "weir.yaml:1:1: error: measure-bodies: \"maybe\" is not true or false (write true or"
                + " false)");
    assertThat(Written.complaints(type, "null")).singleElement().asString().contains("is required");
  }

  private Policy policy(String written) {
    return type.create(Written.settings(type, written), Use.KEY, wiring);
  }
}
