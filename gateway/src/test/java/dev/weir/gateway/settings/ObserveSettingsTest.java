package dev.weir.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator says about logs, metrics, events and traces. */
final class ObserveSettingsTest {
  @TempDir private Path folder;
  private Problems problems = new Problems();

  private GatewaySettings read(String yaml) {
    problems = new Problems();
    Node document =
        new DocumentReader()
            .read("gateway.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
            .orElseThrow();
    return GatewaySettingsReader.read(Section.of((Node.Mapping) document, "", problems), folder);
  }

  private GatewaySettings clean(String yaml) {
    GatewaySettings settings = read(yaml);
    assertThat(problems.all()).isEmpty();
    return settings;
  }

  private List<String> complaints(String yaml) {
    read(yaml);
    return problems.all().stream().map(problem -> problem.path() + " " + problem).toList();
  }

  @Test
  void aPatternIsTextAndValues() {
    AccessLogSettings log =
        clean(
                "logs: {access: {format: '{{{client.ip}}} {status} \"{header.X-Tenant|none}\"',"
                    + " sample: 5%}}")
            .accessLog();

    assertThat(log.format()).isEqualTo(AccessLogSettings.Format.PATTERN);
    assertThat(log.samplePercent()).isEqualTo(5);
    assertThat(log.pattern().orElseThrow().parts())
        .containsExactly(
            new LogPattern.Text("{"),
            new LogPattern.Value(LogField.CLIENT_IP, "", ""),
            new LogPattern.Text("} "),
            new LogPattern.Value(LogField.STATUS, "", ""),
            new LogPattern.Text(" \""),
            new LogPattern.Value(LogField.HEADER, "x-tenant", "none"),
            new LogPattern.Text("\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'{stauts}'; did you mean status?",
        "'{status'; a brace is not closed",
        "'{header.Authorization}'; holds secrets and is never logged",
        "'{header.a b}'; is not the name of a header field",
        "combined; is not text, json or a pattern",
        "\"{status}\\n\"; holds a control character",
      })
  void aPatternThatCannotBeIsToldWithARemedy(String format, String complaint) {
    assertThat(complaints("logs: {access: {format: " + format + "}}"))
        .singleElement()
        .asString()
        .startsWith("logs.access.format ")
        .contains(complaint);
  }

  @Test
  void aListOfHeadersBesideAPatternHasNoEffectAndIsRefused() {
    assertThat(complaints("logs: {access: {format: '{status}', headers: [x-a]}}"))
        .singleElement()
        .asString()
        .contains("logs.access.headers", "write {header.NAME} in it");
  }

  @Test
  void labelsAreThoseThatAreNamed() {
    assertThat(clean("metrics: {}").observe().labels()).isEqualTo(MetricLabels.ALL);
    assertThat(clean("metrics: {labels: []}").observe().labels())
        .isEqualTo(new MetricLabels(false, false, false));
    assertThat(clean("metrics: {labels: [api, status-class]}").observe().labels())
        .isEqualTo(new MetricLabels(true, false, true));
    assertThat(clean("metrics: {labels: api}").observe().labels())
        .isEqualTo(new MetricLabels(true, false, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[apis]; did you mean api?",
        "[operation]; names operation without api",
        "[api, subject]; is not one of api, operation, status-class",
      })
  void labelsThatCannotBeAreTold(String labels, String complaint) {
    assertThat(complaints("metrics: {labels: " + labels + "}"))
        .singleElement()
        .asString()
        .contains(complaint);
  }

  @Test
  void eventsAndTracesAreOffUnlessAskedFor() {
    ObserveSettings observe = clean("{}").observe();

    assertThat(observe.analytics()).isEmpty();
    assertThat(observe.traces()).isEmpty();
  }

  @Test
  void aCollectorIsAUrlOrAUrlWithHeadersAndTrust() throws IOException {
    Files.writeString(folder.resolve("ca.pem"), "x");
    ObserveSettings observe =
        clean(
                """
                trust: {internal-ca: ca.pem}
                analytics:
                  to: logs/events.log
                  format: elk
                  headers: [X-Tenant]
                  otlp: http://otel.internal:4318
                traces:
                  otlp:
                    url: https://otel.example.com/otlp/
                    headers: {authorization: 'Bearer ${env:OTLP_TOKEN}'}
                    trust: internal-ca
                  sample: 20%
                """)
            .observe();

    AnalyticsSettings analytics = observe.analytics().orElseThrow();
    assertThat(analytics.to()).isEqualTo(folder.resolve("logs/events.log").toString());
    assertThat(analytics.format()).isEqualTo(AnalyticsSettings.Format.ELK);
    assertThat(analytics.headers()).containsExactly("x-tenant");
    assertThat(analytics.otlp().orElseThrow().endpoint("logs"))
        .isEqualTo("http://otel.internal:4318/v1/logs");
    TraceSettings traces = observe.traces().orElseThrow();
    assertThat(traces.samplePercent()).isEqualTo(20);
    assertThat(traces.otlp().endpoint("traces"))
        .isEqualTo("https://otel.example.com/otlp/v1/traces");
    assertThat(traces.otlp().headers()).containsEntry("authorization", "Bearer ${env:OTLP_TOKEN}");
    assertThat(traces.otlp().trust()).contains(folder.resolve("ca.pem"));
    assertThat(traces.toString()).contains("authorization").doesNotContain("Bearer");
  }

  @Test
  void fewAreTracedWhenNothingIsSaid() {
    assertThat(clean("traces: {otlp: 'http://a:4318'}").observe().traces().orElseThrow())
        .extracting(TraceSettings::samplePercent)
        .isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "analytics: {}; says nowhere to write",
        "analytics: {headers: [x-a]}; says nowhere to write",
        "analytics: {to: stdout, headers: [Authorization]}; holds secrets and is never logged",
        "analytics: {to: stdout, format: xml}; is not one of json, elk",
        "analytics: {too: stdout, to: stdout}; unknown key",
        "traces: {}; is required",
        "traces: {otlp: otel:4318}; should be the http or https URL of a collector",
        "traces: {otlp: 'http://user:secret@otel:4318'}; credentials go into headers",
        "traces: {otlp: {headers: {a: '${env:A}'}}}; is required",
        "traces: {otlp: {url: 'http://a:1', headers: {'a b': '${env:A}'}}}; is not the name of a header",
        "traces: {otlp: {url: 'http://a:1', headers: {authorization: literal}}}; holds a secret as it is",
        "traces: {otlp: {url: 'http://a:1', trust: nobody}}; names no certificates of trust:",
        "traces: {otlp: 'http://a:1', sample: 5}; a unit is missing",
        "traces: {otlp: 'http://a:1', sample: 101%}; is not a share",
      })
  void whatCannotBeIsTold(String yaml, String complaint) {
    assertThat(complaints(yaml))
        .singleElement()
        .asString()
        .contains(complaint)
        .doesNotContain("secret@");
  }
}
