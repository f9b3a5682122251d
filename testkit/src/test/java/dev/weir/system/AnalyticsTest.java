package dev.weir.system;

import static dev.weir.testkit.OtlpCollector.attributes;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.exchange.Caller;
import dev.weir.exchange.Exchange;
import dev.weir.gateway.settings.AnalyticsSettings;
import dev.weir.gateway.settings.AnalyticsSettings.Format;
import dev.weir.gateway.settings.ObserveSettings;
import dev.weir.gateway.settings.OtlpSettings;
import dev.weir.policy.Policy;
import dev.weir.policy.Stage;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.OtlpCollector;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of every exchange, in a file and at a collector. */
@Feature(ParityRow.ISOLATED)
class AnalyticsTest {
  private static final Policy SIGNED_IN =
      new Policy() {
        @Override
        public Verdict onRequest(Exchange exchange) {
          exchange.caller(
              new Caller("ada", "shop", Set.of(), Map.of("keytype", "SANDBOX"), Set.of()));
          return Verdict.CONTINUE;
        }
      };

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").version("2.1").at("/petstore").route("GET /pets/{id}").to(backend);
  }

  private static void telling(GatewayFixture gateway, AnalyticsSettings analytics) {
    gateway.settings(s -> s.withObserve(ObserveSettings.DEFAULT.withAnalytics(analytics)));
  }

  private static Path toFile(GatewayFixture gateway, Format format) {
    try {
      Path file = Files.createTempFile(TempFolder.PATH, "events", ".log");
      telling(
          gateway,
          new AnalyticsSettings(file.toString(), format, List.of("x-tenant"), Optional.empty()));
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String line(Path file) {
    Await.until("an event", () -> !lines(file).isEmpty());
    return lines(file).get(0);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFileAloneIsEnough(GatewayFixture gateway, FakeUpstream backend) {
    Path file = toFile(gateway, Format.JSON);
    gateway
        .policy(TestPolicy.of("sign-in", SIGNED_IN).at(Stage.IDENTIFY))
        .serves(
            TestApi.named("pets")
                .version("2.1")
                .at("/petstore")
                .route("GET /pets/{id}", route -> route.policy("sign-in"))
                .to(backend));

    gateway
        .get("/petstore/pets/7?token=secret")
        .header("X-Tenant", "a")
        .header("Authorization", "Bearer secret")
        .send();

    assertThat(line(file))
        .startsWith("{\"eventType\":\"response\",")
        .contains("\"apiName\":\"pets\",\"apiVersion\":\"2.1\"")
        .contains("\"apiContext\":\"/petstore\",\"apiMethod\":\"GET\"")
        .contains("\"apiResourceTemplate\":\"/pets/{id}\"")
        .contains("\"applicationName\":\"shop\"", "\"userName\":\"ada\"")
        .contains("\"keyType\":\"SANDBOX\"")
        .contains("\"destination\":\"" + backend.url() + "\"")
        .contains("\"targetResponseCode\":200,\"proxyResponseCode\":200")
        .contains("\"userIp\":\"127.0.0.1\"", "\"properties\":{\"x-tenant\":\"a\"}")
        .doesNotContain("secret");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatWentWrongIsAFault(GatewayFixture gateway, FakeUpstream backend) {
    Path file = toFile(gateway, Format.ELK);
    backend.refuse();
    gateway.serves(pets(backend));

    gateway.get("/petstore/pets/7").send();

    assertThat(line(file))
        .matches("\\[20[^]]+]  INFO ELKCounterMetric apimMetrics: apim:faulty, properties :\\{.*}")
        .contains("\"errorType\":\"TARGET_CONNECTIVITY\",\"errorCode\":101503")
        .contains("\"targetResponseCode\":-1,\"proxyResponseCode\":502");
  }

  @SystemTest
  void whatABackendAnsweredBadlyIsAResponse(GatewayFixture gateway, FakeUpstream backend) {
    Path file = toFile(gateway, Format.JSON);
    backend.answers(500, "broken");
    gateway.serves(pets(backend));

    gateway.get("/petstore/pets/7").send();

    assertThat(line(file))
        .contains("\"eventType\":\"response\"")
        .contains("\"targetResponseCode\":500,\"proxyResponseCode\":500")
        .doesNotContain("errorType");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCollectorGetsThemAsLogRecords(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = gateway.with(OtlpCollector.start());
    telling(
        gateway,
        new AnalyticsSettings(
            "none",
            Format.JSON,
            List.of("x-tenant"),
            Optional.of(new OtlpSettings(collector.url(), Map.of(), Optional.empty()))));
    gateway.serves(pets(backend));

    gateway.get("/petstore/pets/7").header("X-Tenant", "a").send();
    gateway.get("/nowhere").send();

    Await.until("both", () -> collector.records().size() == 2);
    LogRecord answered = record(collector, "apim.response");
    assertThat(attributes(answered.getAttributesList()))
        .containsEntry("apiName", "pets")
        .containsEntry("proxyResponseCode", "200")
        .containsEntry("responseCacheHit", "false")
        .containsEntry("properties.x-tenant", "a")
        .doesNotContainKey("errorType");
    assertThat(answered.getSeverityText()).isEqualTo("INFO");
    assertThat(answered.getTimeUnixNano()).isPositive();
    LogRecord fault = record(collector, "apim.fault");
    assertThat(attributes(fault.getAttributesList()))
        .containsEntry("errorType", "OTHER")
        .containsEntry("errorMessage", "RESOURCE_NOT_FOUND")
        .containsEntry("errorCode", "404");
    assertThat(collector.resources().get(0)).containsEntry("service.name", "weir");
  }

  private static LogRecord record(OtlpCollector collector, String name) {
    return collector.records().stream()
        .filter(record -> record.getEventName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @SystemTest
  void aCollectorThatIsNotThereIsNoReasonToWait(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector gone = OtlpCollector.start();
    gone.close();
    telling(
        gateway,
        new AnalyticsSettings(
            "none",
            Format.JSON,
            List.of(),
            Optional.of(new OtlpSettings(gone.url(), Map.of(), Optional.empty()))));
    gateway.serves(pets(backend));

    for (int i = 0; i < 20; i++) {
      assertThat(gateway.get("/petstore/pets/7").send().status()).isEqualTo(200);
    }
    Await.until(
        () -> "all to be lost",
        () ->
            gateway
                .admin("/metrics")
                .send()
                .text()
                .contains("weir_export_lost_total{signal=\"events\"} 20.0"),
        Duration.ofSeconds(40)); // each batch is tried several times
  }
}
