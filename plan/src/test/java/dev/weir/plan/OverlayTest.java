package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.JsonWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {
  @Test
  void anEnvironmentThatChangesOneEndpointIsAPatchOfThatEndpoint() {
    Overlay overlay = Overlay.between(Petstore.plan(), Petstore.plan("https://prod.example"));

    assertThat(JsonWriter.compact(overlay.write()))
        .isEqualTo(
            "{\"patch\":{\"upstreams\":{\"default\":{\"endpoints\":[\"https://prod.example\","
                + "{\"url\":\"http://b.example/api\",\"weight\":3}]}}}}");
  }

  @Test
  void anotherOrderOfRoutesIsStoredWhole() {
    ApiPlan base = Petstore.plan();
    ApiPlan turned =
        Petstore.with(base, List.of(base.routes().get(1), base.routes().get(0)), base.upstreams());
    Overlay overlay = Overlay.between(base, turned);

    assertThat(overlay.whole()).isTrue();
    assertThat(overlay.applyTo(base, new Problems())).contains(turned);
  }

  @Test
  void applyingAnOverlayGivesExactlyTheEnvironmentsPlan() {
    int patches = 0;
    for (int seed = 0; seed < 500; seed++) {
      RandomPlans plans = new RandomPlans(seed);
      ApiPlan base = plans.next();
      ApiPlan environment =
          seed % 2 == 0
              ? plans.next()
              : Petstore.with(base, base.routes(), plans.next().upstreams());
      Problems problems = new Problems();
      Overlay written = Overlay.between(base, environment);
      patches += written.whole() ? 0 : 1;

      Overlay read = Overlay.read(written.write(), problems).orElseThrow();
      assertThat(read.applyTo(base, problems)).contains(environment);
      assertThat(problems.all()).isEmpty();
    }
    assertThat(patches).isGreaterThan(100);
  }

  @Test
  void anOverlayIsEitherAPatchOrAPlan() {
    for (Node.Builder wrong :
        List.of(
            Node.mapping(),
            Node.mapping().put("patch", "a").put("plan", "b"),
            Node.mapping().put("patch", "a").put("other", "b"))) {
      Problems problems = new Problems();

      assertThat(Overlay.read(wrong.build(), problems)).isEmpty();
      assertThat(problems.hasErrors()).isTrue();
    }
  }

  @Test
  void aPatchThatBreaksThePlanIsRefused() {
    Problems problems = new Problems();
    Overlay overlay = new Overlay(false, Node.mapping().put("routes", "none").build());

    assertThat(overlay.applyTo(Petstore.plan(), problems)).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
  }
}
