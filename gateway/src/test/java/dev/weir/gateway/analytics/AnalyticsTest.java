package dev.weir.gateway.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.observe.Ended;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.observe.Outlet;
import dev.weir.gateway.settings.AnalyticsSettings;
import dev.weir.gateway.settings.AnalyticsSettings.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalyticsTest {
  @TempDir private Path folder;
  private final Ended exchange = new Ended();

  AnalyticsTest() {
    exchange.route = new Metrics().route("pets", "1.0", "getPet", "GET /pets/{id}");
    exchange.context = "/petstore/v1";
    exchange.endpointUrl = "http://10.0.0.2:8080/api";
    exchange.endpointStatus = 200;
    exchange.nanos = 12_345_678;
    exchange.calledAfterNanos = 2_500_000;
    exchange.answeredAfterNanos = 9_900_000;
    exchange.headers.put("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/130 Safari/537");
    exchange.headers.put("x-tenant", "a\"b");
    exchange.headers.put("authorization", "Bearer secret");
  }

  private String line(Format format) throws IOException {
    Path file = folder.resolve("events.log");
    AnalyticsSettings settings =
        new AnalyticsSettings(
            file.toString(), format, List.of("x-tenant", "x-other"), Optional.empty());
    try (Analytics analytics = Analytics.open(settings, "prod", null)) {
      analytics.ended(exchange);
    }
    return Files.readString(file);
  }

  @Test
  void anAnsweredCallIsAResponseEvent() throws IOException {
    assertThat(line(Format.JSON))
        .isEqualTo(
            "{\"eventType\":\"response\",\"requestTimestamp\":\"2026-11-25T10:00:00.123Z\","
                + "\"correlationId\":\"7f3a\","
                + "\"apiId\":\""
                + exchange.route.apiId()
                + "\",\"apiName\":\"pets\","
                + "\"apiVersion\":\"1.0\",\"apiType\":\"HTTP\","
                + "\"apiContext\":\"/petstore/v1\",\"apiMethod\":\"GET\","
                + "\"apiResourceTemplate\":\"/pets/{id}\",\"apiCreator\":\"UNKNOWN\","
                + "\"apiCreatorTenantDomain\":\"carbon.super\","
                + "\"organizationId\":\"carbon.super\",\"applicationId\":\"UNKNOWN\","
                + "\"applicationName\":\"UNKNOWN\",\"applicationOwner\":\"UNKNOWN\","
                + "\"keyType\":\"PRODUCTION\",\"destination\":\"http://10.0.0.2:8080/api\","
                + "\"targetResponseCode\":200,\"proxyResponseCode\":200,"
                + "\"responseCacheHit\":false,\"requestMediationLatency\":2,"
                + "\"backendLatency\":7,\"responseMediationLatency\":3,\"responseLatency\":12,"
                + "\"userAgent\":\"Chrome\",\"platform\":\"Linux\","
                + "\"userIp\":\"203.0.113.7\",\"gatewayType\":\"WEIR\","
                + "\"regionId\":\"default\",\"environmentId\":\"prod\","
                + "\"properties\":{\"x-tenant\":\"a\\\"b\"}}\n");
  }

  @Test
  void elkFindsItBehindTheWordsThatItLooksFor() throws IOException {
    String elk = line(Format.ELK);
    Files.delete(folder.resolve("events.log"));

    assertThat(elk)
        .isEqualTo(
            "[2026-11-25 10:00:00,123]  INFO ELKCounterMetric apimMetrics: apim:response,"
                + " properties :"
                + line(Format.JSON));
    exchange.fault = FaultCode.UPSTREAM_TIMEOUT;
    assertThat(line(Format.ELK)).contains(" apimMetrics: apim:faulty, properties :{");
  }

  @Test
  void whatWentWrongIsAFaultEventWithItsKind() throws IOException {
    exchange.fault = FaultCode.UPSTREAM_TIMEOUT;
    exchange.status = 504;
    exchange.endpointStatus = 0;
    exchange.answeredAfterNanos = -1;

    assertThat(line(Format.JSON))
        .contains("\"eventType\":\"fault\"")
        .contains("\"targetResponseCode\":-1,\"proxyResponseCode\":504")
        .contains(
            "\"errorType\":\"TARGET_CONNECTIVITY\",\"errorCode\":101504,"
                + "\"errorMessage\":\"CONNECTION_TIMEOUT\"")
        .contains(
            "\"requestMediationLatency\":2,\"backendLatency\":10,"
                + "\"responseMediationLatency\":0,\"responseLatency\":12");
  }

  @Test
  void whatMatchedNothingIsUnknown() throws IOException {
    exchange.route = null;
    exchange.endpointUrl = null;
    exchange.calledAfterNanos = -1;
    exchange.answeredAfterNanos = -1;
    exchange.fault = FaultCode.NOT_FOUND;
    exchange.headers.clear();

    assertThat(line(Format.JSON))
        .contains("\"apiName\":\"UNKNOWN\"", "\"destination\":\"UNKNOWN\"")
        .contains("\"errorType\":\"OTHER\"", "\"errorMessage\":\"RESOURCE_NOT_FOUND\"")
        .contains("\"requestMediationLatency\":12,\"backendLatency\":0")
        .contains("\"userAgent\":\"UNKNOWN\",\"platform\":\"UNKNOWN\"")
        .endsWith("\"properties\":{}}\n");
  }

  @Test
  void whoCalledIsToldAsFarAsItIsKnownAndNeverHowItWasProven() throws IOException {
    exchange.application = "shop";
    exchange.subject = "ada";
    exchange.sandbox = true;

    assertThat(line(Format.JSON))
        .contains("\"applicationId\":\"shop\",\"applicationName\":\"shop\"")
        .contains("\"userName\":\"ada\"", "\"keyType\":\"SANDBOX\"")
        .doesNotContain("secret", "token");
  }

  @Test
  void aCollectorGetsTheSameFields() throws IOException {
    List<Event> events = new ArrayList<>();
    Outlet<Event> outlet =
        new Outlet<>() {
          @Override
          public void accept(Event event) {
            events.add(event);
          }

          @Override
          public long lost() {
            return 3;
          }

          @Override
          public void close() {}
        };
    AnalyticsSettings settings =
        new AnalyticsSettings("none", Format.JSON, List.of("x-tenant"), Optional.empty());
    exchange.traceId = "0af7651916cd43dd8448eb211c80319c";
    try (Analytics analytics = Analytics.open(settings, "prod", outlet)) {
      analytics.ended(exchange);
      assertThat(analytics.lost()).isEqualTo(3);
    }

    TreeMap<String, String> fields = new TreeMap<>();
    events
        .get(0)
        .tell(
            new EventFields() {
              @Override
              public void text(String name, String value) {
                fields.put(name, value);
              }

              @Override
              public void number(String name, long value) {
                fields.put(name, Long.toString(value));
              }

              @Override
              public void flag(String name, boolean value) {
                fields.put(name, Boolean.toString(value));
              }

              @Override
              public void property(String name, String value) {
                fields.put("properties." + name, value);
              }
            });
    String line = line(Format.JSON);
    fields.forEach(
        (name, value) ->
            assertThat(line)
                .contains("\"" + name.replace("properties.", "") + "\":")
                .contains(value.replace("\"", "\\\"")));
    assertThat(fields)
        .containsEntry("properties.x-tenant", "a\"b")
        .containsEntry("properties.traceId", "0af7651916cd43dd8448eb211c80319c")
        .containsEntry("responseLatency", "12");
    assertThat(fields.size()).isEqualTo(line.split("\":").length - 1 - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "UPSTREAM_CONNECT_TIMEOUT, TARGET_CONNECTIVITY, CONNECTION_TIMEOUT",
    "UPSTREAM_TIMEOUT, TARGET_CONNECTIVITY, CONNECTION_TIMEOUT",
    "UPSTREAM_BUSY, TARGET_CONNECTIVITY, CONNECTION_SUSPENDED",
    "NO_ENDPOINT, TARGET_CONNECTIVITY, CONNECTION_SUSPENDED",
    "UPSTREAM_REFUSED, TARGET_CONNECTIVITY, OTHER",
    "UPSTREAM_FORBIDDEN, TARGET_CONNECTIVITY, OTHER",
    "NOT_FOUND, OTHER, RESOURCE_NOT_FOUND",
    "METHOD_NOT_ALLOWED, OTHER, METHOD_NOT_ALLOWED",
    "POLICY_FAILED, OTHER, MEDIATION_ERROR",
    "POLICY_TIMEOUT, OTHER, MEDIATION_ERROR",
    "INTERNAL, OTHER, OTHER",
    "SECURITY_NOT_AVAILABLE, OTHER, OTHER",
    "CLIENT_ABORTED, OTHER, OTHER",
    "BODY_TOO_LARGE, OTHER, OTHER",
    "PREFLIGHT_REFUSED, OTHER, OTHER",
    "TRANSPORT_NOT_ALLOWED, OTHER, OTHER",
  })
  void faultsAreSortedAsUsersKnowThem(FaultCode fault, String type, String category) {
    assertThat(ErrorKind.of(fault)).isEqualTo(new ErrorKind(type, category));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "curl/8.5# curl# Other",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130 Safari/537 Edg/130# Edge# Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17 Safari/604# Safari# iOS",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 14.1) Gecko Firefox/130# Firefox# Mac OS X",
        "something# Other# Other",
      })
  void programsAndSystemsAreToldByAFewWords(String field, String program, String platform) {
    assertThat(UserAgent.program(field)).isEqualTo(program);
    assertThat(UserAgent.platform(field)).isEqualTo(platform);
  }
}
