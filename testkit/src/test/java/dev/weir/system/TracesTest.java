package dev.weir.system;

import static dev.weir.testkit.OtlpCollector.attributes;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CLIENT;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_SERVER;
import static io.opentelemetry.proto.trace.v1.Status.StatusCode.STATUS_CODE_ERROR;
import static io.opentelemetry.proto.trace.v1.Status.StatusCode.STATUS_CODE_UNSET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.ApiSources;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ObserveSettings;
import dev.weir.gateway.settings.OtlpSettings;
import dev.weir.gateway.settings.TraceSettings;
import dev.weir.policy.Policy;
import dev.weir.policy.Stage;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.OtlpCollector;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Traces of exchanges, as a collector gets them and as backends are told of them. */
@Feature(ParityRow.REST)
class TracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";

  private static OtlpCollector tracing(GatewayFixture gateway, int percent) {
    OtlpCollector collector = gateway.with(OtlpCollector.start());
    gateway.settings(
        settings ->
            with(settings, new OtlpSettings(collector.url(), Map.of(), Optional.empty()), percent));
    return collector;
  }

  private static GatewaySettings with(GatewaySettings settings, OtlpSettings otlp, int percent) {
    return settings.withObserve(
        ObserveSettings.DEFAULT.withTraces(new TraceSettings(otlp, percent)));
  }

  private static TestApi pets(FakeUpstream backend) {
    return TestApi.named("pets").at("/v1").route("GET /pets/{id}").route("POST /pets").to(backend);
  }

  private static Span span(OtlpCollector collector, Predicate<Span> wanted) {
    Await.until("the span", () -> collector.spans().stream().anyMatch(wanted));
    return collector.spans().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static Span server(OtlpCollector collector) {
    return span(collector, span -> span.getKind() == SPAN_KIND_SERVER);
  }

  private static List<Span> clients(OtlpCollector collector) {
    return collector.spans().stream().filter(span -> span.getKind() == SPAN_KIND_CLIENT).toList();
  }

  private static String hex(com.google.protobuf.ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void anExchangeIsASpanAndItsCallAnotherBelowIt(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    gateway
        .settings(s -> s.withSources(ApiSources.NONE.withEnvironment("prod")))
        .serves(pets(backend));

    gateway.get("/v1/pets/7?token=secret").header("User-Agent", "curl/8.5").send();

    Span server = server(collector);
    Span client = clients(collector).get(0);
    assertThat(server.getName()).isEqualTo("GET /v1/pets/{id}");
    assertThat(server.getParentSpanId()).isEmpty();
    assertThat(server.getStatus().getCode()).isEqualTo(STATUS_CODE_UNSET);
    assertThat(attributes(server.getAttributesList()))
        .containsEntry("http.request.method", "GET")
        .containsEntry("url.path", "/v1/pets/7")
        .containsEntry("url.scheme", gateway.spoken().secure() ? "https" : "http")
        .containsEntry("http.route", "/v1/pets/{id}")
        .containsEntry("http.response.status_code", "200")
        .containsEntry("network.protocol.version", gateway.spoken().http2() ? "2" : "1.1")
        .containsEntry("client.address", "127.0.0.1")
        .containsEntry("server.address", "127.0.0.1")
        .containsEntry("user_agent.original", "curl/8.5")
        .containsEntry("weir.api", "pets")
        .containsEntry("weir.api.version", "1.0")
        .containsEntry("weir.operation", "GET /pets/{id}")
        .containsKey("weir.exchange.id")
        .doesNotContainKeys("url.query", "error.type");
    assertThat(client.getName()).isEqualTo("GET");
    assertThat(client.getTraceId()).isEqualTo(server.getTraceId());
    assertThat(client.getParentSpanId()).isEqualTo(server.getSpanId());
    assertThat(attributes(client.getAttributesList()))
        .containsEntry("url.full", backend.url() + "/pets/7")
        .containsEntry("server.port", Integer.toString(backend.port()))
        .containsEntry("http.response.status_code", "200")
        .doesNotContainKeys("error.type", "http.request.resend_count");
    assertThat(client.getStartTimeUnixNano()).isGreaterThanOrEqualTo(server.getStartTimeUnixNano());
    assertThat(client.getEndTimeUnixNano())
        .isBetween(client.getStartTimeUnixNano(), server.getEndTimeUnixNano());
    assertThat(collector.resources().get(0))
        .containsEntry("service.name", "weir")
        .containsEntry("deployment.environment.name", "prod")
        .containsKeys("service.version", "service.instance.id");
    assertThat(collector.everything()).doesNotContain("secret");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallersTraceGoesOnAndBackendsAreToldOfIt(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 0);
    gateway.serves(pets(backend));

    gateway
        .get("/v1/pets/7")
        .header("traceparent", "00-" + TRACE + "-" + SPAN + "-01")
        .header("tracestate", "vendor=a,other=b")
        .send();

    Span server = server(collector);
    Span client = clients(collector).get(0);
    Received call = backend.next();
    assertThat(hex(server.getTraceId())).isEqualTo(TRACE);
    assertThat(hex(server.getParentSpanId())).isEqualTo(SPAN);
    assertThat(server.getTraceState()).isEqualTo("vendor=a,other=b");
    assertThat(call.header("traceparent"))
        .isEqualTo("00-" + TRACE + "-" + hex(client.getSpanId()) + "-01");
    assertThat(call.header("tracestate")).isEqualTo("vendor=a,other=b");
  }

  @SystemTest
  void aCallerThatDoesNotRecordDecidesForTheRest(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    gateway.serves(pets(backend));

    gateway.get("/v1/pets/7").header("traceparent", "00-" + TRACE + "-" + SPAN + "-00").send();
    assertThat(backend.next().header("traceparent"))
        .startsWith("00-" + TRACE + "-")
        .endsWith("-00")
        .doesNotContain(SPAN);
    gateway.get("/v1/pets/8").send();

    assertThat(attributes(server(collector).getAttributesList()))
        .containsEntry("url.path", "/v1/pets/8");
    assertThat(collector.everything()).doesNotContain("/v1/pets/7");
  }

  @SystemTest
  void aTraceThatIsNotUnderstoodBeginsAnew(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    gateway.serves(pets(backend));

    gateway
        .get("/v1/pets/7")
        .header(
            "traceparent", "00-" + TRACE.toUpperCase(java.util.Locale.ROOT) + "-" + SPAN + "-01")
        .header("tracestate", "vendor=a")
        .send();

    Span server = server(collector);
    Received call = backend.next();
    assertThat(server.getParentSpanId()).isEmpty();
    assertThat(call.headers("traceparent"))
        .singleElement()
        .asString()
        .startsWith("00-" + hex(server.getTraceId()));
    assertThat(call.header("tracestate")).isNull();
  }

  @SystemTest
  void withoutTracesACallersFieldsPassUntouched(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(pets(backend));

    Answer answer =
        gateway
            .get("/v1/pets/7")
            .header("traceparent", "whatever")
            .header("tracestate", "vendor=a")
            .send();

    assertThat(answer.status()).isEqualTo(200);
    Received call = backend.next();
    assertThat(call.header("traceparent")).isEqualTo("whatever");
    assertThat(call.header("tracestate")).isEqualTo("vendor=a");
  }

  @SystemTest
  void policiesAndTheAnswerAreEventsInTheirOrder(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    gateway
        .policy(TestPolicy.of("first", new Policy() {}).at(Stage.ADMIT))
        .policy(TestPolicy.of("second", new Policy() {}).at(Stage.LIMIT))
        .serves(
            TestApi.named("pets")
                .route("GET /pets", route -> route.policy("first").policy("second"))
                .to(backend));

    gateway.get("/pets").send();

    List<Span.Event> events = server(collector).getEventsList();
    assertThat(events).extracting(Span.Event::getName).containsExactly("first", "second", "answer");
    assertThat(attributes(events.get(1).getAttributesList())).containsEntry("weir.stage", "limit");
    assertThat(events)
        .isSortedAccordingTo((a, b) -> Long.compare(a.getTimeUnixNano(), b.getTimeUnixNano()));
  }

  @SystemTest
  void everyAttemptIsASpan(GatewayFixture gateway, FakeUpstream dead, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    dead.refuse();
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets")
            .upstream("default", upstream -> upstream.endpoint(dead).endpoint(backend)));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);

    Await.until("all spans", () -> collector.spans().size() == 5);
    Span failed =
        span(collector, span -> attributes(span.getAttributesList()).containsKey("error.type"));
    assertThat(attributes(failed.getAttributesList()))
        .containsEntry("error.type", "upstream-refused")
        .containsEntry("server.port", Integer.toString(dead.port()))
        .doesNotContainKey("http.response.status_code");
    assertThat(failed.getStatus().getCode()).isEqualTo(STATUS_CODE_ERROR);
    Span again =
        span(
            collector,
            span -> attributes(span.getAttributesList()).containsKey("http.request.resend_count"));
    assertThat(again.getParentSpanId()).isEqualTo(failed.getParentSpanId());
    assertThat(attributes(again.getAttributesList()))
        .containsEntry("http.request.resend_count", "1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aFaultNamesItsTraceToTheCallerAndInTheAccessLog(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    OtlpCollector collector = tracing(gateway, 100);
    Path file = Files.createTempFile(TempFolder.PATH, "access", ".log");
    backend.does((request, line) -> line.awaitClose());
    gateway
        .settings(
            s ->
                s.withAccessLog(
                    new AccessLogSettings(
                        file.toString(), AccessLogSettings.Format.JSON, List.of(), 100)))
        .serves(
            TestApi.named("pets")
                .route("GET /pets")
                .upstream(
                    "default",
                    upstream -> upstream.endpoint(backend).answerWithin(Duration.ofMillis(50))));

    Answer answer = gateway.get("/pets").send();

    Span server = server(collector);
    String trace = hex(server.getTraceId());
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.text())
        .contains("\"instance\":\"urn:weir:exchange:", "\"trace\":\"" + trace + "\"");
    assertThat(server.getStatus().getCode()).isEqualTo(STATUS_CODE_ERROR);
    assertThat(attributes(server.getAttributesList()))
        .containsEntry("error.type", "upstream-timeout")
        .containsEntry("weir.fault", "upstream-timeout");
    assertThat(attributes(clients(collector).get(0).getAttributesList()))
        .containsEntry("error.type", "upstream-timeout");
    Await.until("a line", () -> read(file).contains("\"trace\":\"" + trace + "\""));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallerWhoWentAwayAndWhatMatchesNothingAreTracedToo(
      GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    backend.does((request, line) -> line.awaitClose());
    gateway.serves(pets(backend));

    gateway.ask("PUT", "/nowhere").send();
    OpenCall call = gateway.get("/v1/pets/7").open();
    backend.next();
    call.abort();

    Span unmatched = span(collector, span -> span.getName().equals("PUT"));
    assertThat(attributes(unmatched.getAttributesList()))
        .containsEntry("http.response.status_code", "404")
        .containsEntry("weir.fault", "not-found")
        .doesNotContainKeys("http.route", "error.type");
    Span aborted = span(collector, span -> span.getName().equals("GET /v1/pets/{id}"));
    assertThat(attributes(aborted.getAttributesList()))
        .containsEntry("weir.fault", "client-aborted")
        .containsEntry("http.response.status_code", "499");
  }

  @SystemTest
  void aMethodThatNobodyKnowsDoesNotNameASpan(GatewayFixture gateway, FakeUpstream backend) {
    OtlpCollector collector = tracing(gateway, 100);
    gateway.serves(pets(backend));

    gateway.ask("BREW", "/v1/pets/7").send();

    Span server = server(collector);
    assertThat(server.getName()).isEqualTo("HTTP");
    assertThat(attributes(server.getAttributesList()))
        .containsEntry("http.request.method", "_OTHER")
        .containsEntry("http.request.method_original", "BREW");
  }

  @SystemTest
  void aCollectorThatIsAwayHarmsNobodyAndGetsTheNextTraces(
      GatewayFixture gateway, FakeUpstream backend) throws IOException {
    Path secret = Files.createTempFile(TempFolder.PATH, "otlp", ".token");
    Files.writeString(secret, "canary-of-the-collector");
    OtlpCollector collector = gateway.with(OtlpCollector.start());
    collector.answers(400);
    OtlpSettings otlp =
        new OtlpSettings(
            collector.url(),
            Map.of("Authorization", "Bearer ${file:" + secret + "}"),
            Optional.empty());
    gateway.settings(s -> with(s, otlp, 100)).serves(pets(backend));

    assertThat(gateway.get("/v1/pets/7").send().status()).isEqualTo(200);
    Await.until("it to be lost", () -> metrics(gateway).contains(lost(1)));
    collector.answers(200);
    gateway.get("/v1/pets/8").send();

    assertThat(attributes(server(collector).getAttributesList()))
        .containsEntry("url.path", "/v1/pets/8");
    assertThat(metrics(gateway)).contains(lost(1));
    assertThat(collector.authorizations()).containsOnly("Bearer canary-of-the-collector");
  }

  private static String lost(int traces) {
    return "weir_export_lost_total{signal=\"traces\"} " + traces + ".0";
  }

  private static String metrics(GatewayFixture gateway) {
    return gateway.admin("/metrics").send().text();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
