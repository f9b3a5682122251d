package dev.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import dev.weir.document.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCodecTest {
  private static ApiPlan read(Node node) {
    Problems problems = new Problems();
    ApiPlan plan = PlanCodec.read(node, problems).orElse(null);
    assertThat(problems.all()).isEmpty();
    return plan;
  }

  static Node json(String text) {
    Problems problems = new Problems();
    Node node =
        new DocumentReader()
            .read("plan.json", text.getBytes(StandardCharsets.UTF_8), problems)
            .orElse(null);
    assertThat(problems.all()).isEmpty();
    return node;
  }

  @Test
  void everyPartOfAPlanComesBack() {
    RandomPlans plans = new RandomPlans(42);
    for (int i = 0; i < 500; i++) {
      ApiPlan plan = plans.next();

      assertThat(read(json(JsonWriter.compact(PlanCodec.write(plan))))).isEqualTo(plan);
    }
  }

  @Test
  void thePlanOfAPetstoreLooksAsInTheGoldenFile() throws IOException {
    assertThat(JsonWriter.indented(PlanCodec.write(Petstore.plan()))).isEqualTo(golden());
    assertThat(read(json(golden()))).isEqualTo(Petstore.plan());
  }

  @Test
  void aPolicyKeepsItsNameWhenOthersChange() {
    Node.Mapping before = PlanCodec.write(Petstore.plan());
    Node.Mapping after = PlanCodec.write(Petstore.plan("https://other.example"));

    assertThat(((Node.Mapping) before.get("policies")).members().keySet())
        .isEqualTo(((Node.Mapping) after.get("policies")).members().keySet());
  }

  @Test
  void settingsStandWhereThePolicyComesFrom() {
    ApiPlan plan = read(json(JsonWriter.compact(PlanCodec.write(Petstore.plan()))));
    PolicyPlan cors = plan.routes().get(0).policies().get(0);

    assertThat(cors.origin()).isEqualTo("weir.yaml:7:1");
    assertThat(((Node.Mapping) cors.settings()).get("origins").place())
        .hasToString("weir.yaml:7:1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"name\": \"petstore\"' | '\"nmae\": \"petstore\"' | unknown key (did you mean name?)",
        "'\"weight\": 3'          | '\"wieght\": 3'          | unknown key (did you mean weight?)",
        "'\"weight\": 3'          | '\"weight\": 0'          | '\"0\" is not a whole number from 1'",
        "'\"upstream\": \"reports\"' | '\"stream\": \"reports\"' | unknown key (did you mean upstream?)",
        "'\"settings\"'           | '\"setings\"'            | is required (add settings:)",
        "'\"max\": 8'             | '\"mix\": 8'             | unknown key (did you mean max?)",
        "'\"response\": \"10s\"'  | '\"response\": 10'       | a unit is missing; try 10s",
        "'\"balance\": \"failover\"' | '\"balance\": \"luck\"' | '\"luck\" is not one of round-robin'",
        "'\"cors-'                | '\"cars-'                | ''",
      })
  void whatThePlanDoesNotKnowIsRefused(String written, String changed, String message)
      throws IOException {
    String plan = golden();
    assertThat(plan).contains(written);
    int at = plan.indexOf(written);
    Problems problems = new Problems();

    assertThat(
            PlanCodec.read(
                json(plan.substring(0, at) + changed + plan.substring(at + written.length())),
                problems))
        .isEmpty();
    assertThat(problems.all().stream().map(Problem::toString))
        .anySatisfy(line -> assertThat(line).contains(message));
  }

  @Test
  void aPlanThatIsNoMappingIsRefused() {
    Problems problems = new Problems();

    assertThat(PlanCodec.read(json("[]"), problems)).isEmpty();
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void whatHasNoWrittenFormIsRefusedRatherThanChanged() {
    ApiPlan plan = Petstore.plan();
    RoutePlan route = plan.routes().get(0);
    ApiPlan twice = Petstore.with(plan, List.of(route, route), plan.upstreams());
    assertThatThrownBy(() -> PlanCodec.write(twice)).hasMessageContaining(route.id());

    UpstreamPlan upstream = plan.upstreams().get("default");
    ApiPlan renamed = Petstore.with(plan, plan.routes(), Map.of("other", upstream));
    assertThatThrownBy(() -> PlanCodec.write(renamed)).hasMessageContaining("other");

    for (Duration duration : List.of(Duration.ofNanos(1), Duration.ofSeconds(-1))) {
      Timeouts timeouts =
          new Timeouts(duration, Duration.ZERO, Duration.ofSeconds(1), Duration.ZERO);
      assertThatThrownBy(() -> PlanCodec.write(Petstore.with(plan, timeouts)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("connect has no written form");
    }
  }

  private static String golden() throws IOException {
    try (InputStream in = PlanCodecTest.class.getResourceAsStream("petstore-plan.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
