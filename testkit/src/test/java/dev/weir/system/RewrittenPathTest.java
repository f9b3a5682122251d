package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.List;

/** A policy that puts together another path or query cannot break out of the request line. */
@Feature(ParityRow.MEDIATION)
class RewrittenPathTest {
  /** Sends what the caller says in header fields. */
  private static final TestPolicy REWRITES =
      TestPolicy.of(
          "rewrites",
          new Policy() {
            @Override
            public Verdict onRequest(Exchange exchange) {
              String path = exchange.request().headers().get("X-Path");
              String query = exchange.request().headers().get("X-Query");
              if (path != null) {
                exchange.request().upstreamPath(path);
              }
              if (query != null) {
                exchange.request().query(query);
              }
              return Verdict.CONTINUE;
            }
          });

  private static ClientConnection serves(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .policy(REWRITES)
        .serves(
            TestApi.named("pets")
                .at("/v1")
                .route("GET /pets", r -> r.policy("rewrites"))
                .to(backend));
    return gateway.connect();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anotherPathAndQueryReachTheBackend(GatewayFixture gateway, FakeUpstream backend) {
    ClientConnection connection = serves(gateway, backend);

    connection.get("/v1/pets?a=b").header("X-Path", "/other/%37").send();
    assertThat(backend.next().target()).isEqualTo("/other/%37?a=b");
    connection.get("/v1/pets?a=b").header("X-Query", "c=%0d/../").send();
    assertThat(backend.next().target()).isEqualTo("/pets?c=%0d/../");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatNoCallerCouldSendIsAFaultOfThePolicy(GatewayFixture gateway, FakeUpstream backend) {
    ClientConnection connection = serves(gateway, backend);

    for (String path : List.of("/a b", "other", "/../admin", "/a?b", "/a%0d%0aX:%201", "//a")) {
      assertThat(connection.get("/v1/pets").header("X-Path", path).send().status())
          .as(path)
          .isEqualTo(500);
    }
    for (String query : List.of("a b", "a HTTP/1.1", "a#b")) {
      assertThat(connection.get("/v1/pets").header("X-Query", query).send().status())
          .as(query)
          .isEqualTo(500);
    }
    assertThat(backend.count()).isZero();
  }
}
