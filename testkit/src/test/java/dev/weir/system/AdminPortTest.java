package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.MetricLabels;
import dev.weir.gateway.settings.ObserveSettings;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operators see of a gateway with traffic. */
@Feature(ParityRow.REST)
class AdminPortTest {
  private static final String TOKEN = "0123456789abcdef";

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").at("/v1").route("GET /pets/{id}").to(backend);
  }

  private static double metric(GatewayFixture gateway, String series) {
    String page = gateway.admin("/metrics").send().text();
    Matcher line =
        Pattern.compile("^" + Pattern.quote(series) + " ([0-9.E]+)$", Pattern.MULTILINE)
            .matcher(page);
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  private static String requests(String statusClass) {
    return "weir_requests_total{api=\"pets\",operation=\"GET /pets/{id}\",status_class=\""
        + statusClass
        + "\",version=\"1.0\"}";
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void requestsAreCountedByOperationAndStatusClass(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> line.answer(Integer.parseInt(request.target().substring(6)), "12345"));
    gateway.serves(pets(backend));

    for (String status : new String[] {"200", "201", "301", "404", "500", "503"}) {
      gateway.get("/v1/pets/" + status).send();
    }
    gateway.get("/nowhere").send();

    Await.until("all to be counted", () -> metric(gateway, requests("5xx")) == 2);
    assertThat(metric(gateway, requests("2xx"))).isEqualTo(2);
    assertThat(metric(gateway, requests("3xx"))).isEqualTo(1);
    assertThat(metric(gateway, requests("4xx"))).isEqualTo(1);
    assertThat(metric(gateway, "weir_sent_bytes_total{api=\"pets\",version=\"1.0\"}"))
        .isEqualTo(30);
    assertThat(
            metric(
                gateway,
                "weir_request_seconds_count{api=\"pets\",operation=\"GET /pets/{id}\",version=\"1.0\"}"))
        .isEqualTo(6);
    assertThat(metric(gateway, "weir_faults_total{code=\"not-found\",party=\"client\"}"))
        .isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoWentAwayIsCountedAsSuch(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.awaitClose());
    gateway.serves(pets(backend));
    OpenCall call = gateway.get("/v1/pets/1").open();
    backend.next();
    assertThat(metric(gateway, "weir_exchanges_in_flight")).isEqualTo(1);

    call.abort();

    Await.until(
        "it to be counted",
        () -> metric(gateway, "weir_faults_total{code=\"client-aborted\",party=\"client\"}") == 1);
    assertThat(metric(gateway, requests("4xx"))).isEqualTo(1);
    assertThat(metric(gateway, "weir_exchanges_in_flight")).isZero();
  }

  @SystemTest
  void liveAndReadyAreOpen(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));

    assertThat(gateway.admin("/live").send().status()).isEqualTo(200);
    Answer ready = gateway.admin("/ready").send();
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.text()).isEqualTo("{\"ready\":true,\"problems\":[]}");
    assertThat(gateway.admin("/else").send().status()).isEqualTo(404);
  }

  @SystemTest
  void planAndExplanationNeedTheToken(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    Path token =
        Files.createTempFile(
            TempFolder.PATH,
            "token",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(token, TOKEN + "\n");
    gateway
        .settings(s -> s.withAdmin(new AdminSettings("127.0.0.1", 0, Optional.of(token))))
        .serves(pets(backend));

    assertThat(gateway.admin("/plan").send().status()).isEqualTo(401);
    assertThat(gateway.admin("/plan").header("Authorization", "Bearer wrong").send().status())
        .isEqualTo(401);
    Answer plan = gateway.admin("/plan").header("Authorization", "Bearer " + TOKEN).send();
    Answer explanation =
        gateway
            .admin("/explain?call=GET%20/v1/pets/7")
            .header("Authorization", "Bearer " + TOKEN)
            .send();

    assertThat(plan.status()).isEqualTo(200);
    assertThat(plan.text()).contains("\"pets\"", "/pets/{id}", backend.url());
    assertThat(explanation.status()).isEqualTo(200);
    assertThat(explanation.text()).contains("GET /pets/{id}", backend.url());
    assertThat(
            gateway
                .admin("/plan")
                .host("evil.example")
                .header("Authorization", "Bearer " + TOKEN)
                .send()
                .status())
        .isEqualTo(403);
  }

  @SystemTest
  void poolsLoopsBuffersAndLostLinesAreShown(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));
    gateway.get("/v1/pets/200").send();

    String labels =
        "{api=\"pets\",endpoint=\"" + backend.url() + "\",upstream=\"default\",version=\"1.0\"}";
    assertThat(metric(gateway, "weir_upstream_connections" + labels)).isEqualTo(1);
    assertThat(gateway.admin("/metrics").send().text())
        .contains("weir_upstream_waiting_calls" + labels + " 0.0")
        .contains("weir_event_loop_lag_seconds_count{loop=\"0\"}")
        .contains("weir_buffer_pool_bytes{memory=\"direct\"}")
        .contains("weir_log_lines_dropped_total{log=\"access\"} 0.0")
        .containsPattern("weir_build\\{transport=\"[a-z_]+\",version=\"[^\"]+\"} 1.0");

    gateway.apply(TestApi.named("other").route("GET /").to(backend));
    assertThat(gateway.admin("/metrics").send().text()).doesNotContain("api=\"pets\"");
  }

  @SystemTest
  void labelsThatAreNotWantedAreLeftOut(GatewayFixture gateway, FakeUpstream backend) {
    gateway
        .settings(
            s ->
                s.withObserve(
                    ObserveSettings.DEFAULT.withLabels(new MetricLabels(true, false, false))))
        .serves(pets(backend));
    gateway.get("/v1/pets/200").send();

    Await.until(
        "it to be counted",
        () -> metric(gateway, "weir_requests_total{api=\"pets\",version=\"1.0\"}") == 1);
  }
}
