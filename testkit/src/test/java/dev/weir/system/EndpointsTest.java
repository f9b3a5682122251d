package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.UpstreamPlan.Balance;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which endpoint a call goes to, and what its address does to the path. */
@Feature({ParityRow.REST, ParityRow.RESOURCE_ENDPOINTS})
class EndpointsTest {
  private static FakeUpstream named(GatewayFixture gateway, String name) {
    return gateway.with(FakeUpstream.http1()).answers(200, name);
  }

  private static List<String> answers(GatewayFixture gateway, int count) {
    ClientConnection connection = gateway.connect();
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(connection.get("/pets").send().text());
    }
    return answers;
  }

  @SystemTest
  void everyApiAndEveryRouteMayHaveItsOwn(GatewayFixture gateway) {
    FakeUpstream pets = named(gateway, "pets");
    FakeUpstream food = named(gateway, "food");
    FakeUpstream orders = named(gateway, "orders");
    gateway.serves(
        TestApi.named("pets")
            .at("/pets")
            .route("GET /")
            .route("GET /food", r -> r.upstream("food"))
            .to(pets)
            .upstream("food", u -> u.endpoint(food)),
        TestApi.named("orders").at("/orders").route("GET /").to(orders));

    assertThat(gateway.get("/pets/").send().text()).isEqualTo("pets");
    assertThat(gateway.get("/pets/food").send().text()).isEqualTo("food");
    assertThat(gateway.get("/orders/").send().text()).isEqualTo("orders");
  }

  @SystemTest
  void severalTakeTurnsByTheirWeight(GatewayFixture gateway) {
    FakeUpstream strong = named(gateway, "strong");
    FakeUpstream weak = named(gateway, "weak");
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint(strong.url(), 3).endpoint(weak.url(), 1)));

    List<String> answers = answers(gateway, 40);

    for (int i = 0; i < 40; i += 4) {
      assertThat(Collections.frequency(answers.subList(i, i + 4), "weak")).isEqualTo(1);
    }
  }

  @SystemTest
  void chanceReachesAllOfThem(GatewayFixture gateway) {
    FakeUpstream one = named(gateway, "one");
    FakeUpstream two = named(gateway, "two");
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", u -> u.endpoint(one).endpoint(two).balance(Balance.RANDOM)));

    assertThat(answers(gateway, 60)).contains("one", "two").hasSize(60);
  }

  @SystemTest
  void theFirstThatWorksServesAlone(GatewayFixture gateway) {
    FakeUpstream first = named(gateway, "first");
    FakeUpstream second = named(gateway, "second");
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream(
                "default", u -> u.endpoint(first).endpoint(second).balance(Balance.FAILOVER)));

    assertThat(answers(gateway, 5)).containsOnly("first");
    first.close();
    assertThat(answers(gateway, 5)).containsOnly("second");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void theNextOneIsTriedWhenOneRefuses(GatewayFixture gateway) {
    FakeUpstream away = named(gateway, "away");
    FakeUpstream there = gateway.with(FakeUpstream.http1()).does(Script.echo());
    away.refuse();
    gateway.serves(
        TestApi.named("pets")
            .route("POST /pets")
            .upstream("default", u -> u.endpoint(away).endpoint(there)));

    for (int i = 0; i < 6; i++) {
      String body = "number " + i;
      assertThat(gateway.ask("POST", "/pets").body(body).send().text()).isEqualTo(body);
    }
  }

  @SystemTest
  void threeAreTriedAtMost(GatewayFixture gateway) {
    List<FakeUpstream> away = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      away.add(named(gateway, "away"));
    }
    away.forEach(FakeUpstream::refuse);
    FakeUpstream fourth = named(gateway, "fourth");
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream(
                "default",
                u -> {
                  away.forEach(u::endpoint);
                  return u.endpoint(fourth).balance(Balance.FAILOVER);
                }));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-refused");
    assertThat(fourth.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void itsPathComesFirstAndTheRestIsKeptToTheByte(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestApi.named("pets")
            .at("/shop")
            .route("GET /pets/{id}")
            .route("GET /")
            .upstream("default", u -> u.endpoint(backend.url() + "/base/v2", 1)));

    gateway.get("/shop/pets/a%C3%A9%20b?x=%41&y=a+b&&z").send();
    gateway.get("/shop/").send();
    gateway.get("/shop/?").send();

    assertThat(backend.next().target()).isEqualTo("/base/v2/pets/a%C3%A9%20b?x=%41&y=a+b&&z");
    assertThat(backend.next().target()).isEqualTo("/base/v2/");
    assertThat(backend.next().target()).isEqualTo("/base/v2/?");
  }

  @SystemTest
  void anUpstreamWithoutAnyIsAFaultOfTheGateway(GatewayFixture gateway) {
    gateway.serves(TestApi.named("pets").route("GET /pets"));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.fault()).isEqualTo("no-endpoint");
  }
}
