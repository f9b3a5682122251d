package dev.weir.gateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.settings.LogField;
import dev.weir.gateway.settings.LogPattern;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LogLinesTest {
  private final Ended exchange = new Ended();

  private static String line(LineFormat format, ExchangeRecord exchange) {
    LineBuffer buffer = new LineBuffer(16);
    format.append(exchange, buffer);
    assertThat(buffer.lines()).isEqualTo(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      buffer.writeTo(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void complete() {
    exchange.route = new Metrics().route("pets", "1.0", "getPet", "GET /pets/{id}");
    exchange.endpoint = "10.0.0.2:8080";
    exchange.upstreamNanos = 981_000;
    exchange.status = 502;
    exchange.fault = FaultCode.UPSTREAM_CLOSED;
    exchange.bytesIn = 17;
    exchange.headers.put("user-agent", "curl/8.5");
    exchange.headers.put("x-tenant", "a");
  }

  @Test
  void aTextLineBeginsAsTheCombinedFormatAndLeavesOutWhatIsAbsent() {
    assertThat(line(new TextLine(List.of("x-tenant")), exchange))
        .isEqualTo(
            "203.0.113.7 - - [25/Nov/2026:10:00:00 +0000] \"GET /pets/7 HTTP/1.1\" 200 512"
                + " \"-\" \"-\" id=\"7f3a\" host=\"api.example.com\" in=0 ms=1.234\n");
  }

  @Test
  void aTextLineTellsRouteEndpointFaultAndChosenHeaders() {
    complete();
    assertThat(line(new TextLine(List.of("x-other", "x-tenant")), exchange))
        .isEqualTo(
            "203.0.113.7 - - [25/Nov/2026:10:00:00 +0000] \"GET /pets/7 HTTP/1.1\" 502 512"
                + " \"-\" \"curl/8.5\" id=\"7f3a\" api=\"pets\" version=\"1.0\""
                + " operation=\"getPet\" route=\"GET /pets/{id}\" host=\"api.example.com\""
                + " endpoint=\"10.0.0.2:8080\" in=17 ms=1.234 upstream_ms=0.981"
                + " fault=upstream-closed party=upstream x-tenant=\"a\"\n");
  }

  @Test
  void aJsonLineLeavesOutWhatIsAbsent() {
    assertThat(line(new JsonLine(List.of()), exchange))
        .isEqualTo(
            "{\"time\":\"2026-11-25T10:00:00.123Z\",\"client\":\"203.0.113.7\","
                + "\"method\":\"GET\",\"path\":\"/pets/7\",\"protocol\":\"HTTP/1.1\","
                + "\"host\":\"api.example.com\",\"status\":200,\"bytes_in\":0,\"bytes_out\":512,"
                + "\"ms\":1.234,\"id\":\"7f3a\"}\n");
  }

  @Test
  void aJsonLineTellsRouteEndpointFaultAndChosenHeaders() {
    complete();
    exchange.headers.put("x-b", "2");
    assertThat(line(new JsonLine(List.of("x-tenant", "x-other", "x-b")), exchange))
        .endsWith(
            "\"ms\":1.234,\"id\":\"7f3a\",\"api\":\"pets\",\"version\":\"1.0\","
                + "\"operation\":\"getPet\",\"route\":\"GET /pets/{id}\","
                + "\"endpoint\":\"10.0.0.2:8080\",\"upstream_ms\":0.981,"
                + "\"fault\":\"upstream-closed\",\"party\":\"upstream\","
                + "\"user_agent\":\"curl/8.5\",\"headers\":{\"x-tenant\":\"a\",\"x-b\":\"2\"}}\n");
  }

  @Test
  void aTraceIsNamedRightAfterTheId() {
    exchange.traceId = "0af7";
    assertThat(line(new TextLine(List.of()), exchange))
        .contains(" id=\"7f3a\" trace=\"0af7\" host=");
    assertThat(line(new JsonLine(List.of()), exchange))
        .endsWith("\"id\":\"7f3a\",\"trace\":\"0af7\"}\n");
  }

  private static LineFormat pattern(LogPattern.Part... parts) {
    return new PatternLine(new LogPattern(List.of(parts)));
  }

  private static LogPattern.Value value(LogField field) {
    return new LogPattern.Value(field, "", "-");
  }

  /** Every value of a pattern, with a bar between. */
  private static LineFormat everything() {
    List<LogPattern.Part> parts = new ArrayList<>();
    for (LogField field : LogField.values()) {
      String header = field == LogField.HEADER ? "x-tenant" : "";
      parts.add(new LogPattern.Value(field, header, "-"));
      parts.add(new LogPattern.Text("|"));
    }
    return pattern(parts.toArray(new LogPattern.Part[0]));
  }

  @Test
  void aPatternTellsWhatItNamesAndItsDefaultsWhereNothingIs() {
    exchange.route = null;
    assertThat(line(everything(), exchange))
        .isEqualTo(
            "2026-11-25T10:00:00.123Z|203.0.113.7|GET|/pets/7|HTTP/1.1|api.example.com|200|0|512|"
                + "1.234|-|7f3a|-|-|-|-|-|-|-|-|-|-|\n");
    complete();
    exchange.application = "shop";
    exchange.traceId = "0af7";
    assertThat(line(everything(), exchange))
        .isEqualTo(
            "2026-11-25T10:00:00.123Z|203.0.113.7|GET|/pets/7|HTTP/1.1|api.example.com|502|17|512|"
                + "1.234|0.981|7f3a|0af7|pets|1.0|getPet|GET /pets/{id}|10.0.0.2:8080|shop|"
                + "upstream-closed|upstream|a|\n");
  }

  @Test
  void textOfAPatternIsWrittenAsItStands() {
    assertThat(
            line(pattern(new LogPattern.Text("\u20ac \"{\" "), value(LogField.STATUS)), exchange))
        .isEqualTo("\u20ac \"{\" 200\n");
  }

  @Test
  void theQueryIsNeverLogged() {
    for (LineFormat format :
        List.of(new TextLine(List.of()), new JsonLine(List.of()), everything())) {
      assertThat(line(format, exchange)).doesNotContain("secret").doesNotContain("?");
    }
  }

  @Test
  void nothingThatACallerSendsCanEndALineOrItsQuotes() {
    String evil = "a\"\r\n203.0.113.9 - - \u001b[2J\u0000\u007f\u0085\u2028\\";
    exchange.target = "/" + evil;
    exchange.method = evil;
    exchange.host = evil;
    exchange.id = evil;
    exchange.clientIp = evil;
    exchange.route = new Metrics().route(evil, evil, evil, evil);
    exchange.headers.put("user-agent", evil);
    exchange.headers.put("x-a", evil);
    String escaped =
        "a\\\"\\u000d\\u000a203.0.113.9 - - \\u001b[2J\\u0000\\u007f\\u0085\\u2028\\\\";

    String text = line(new TextLine(List.of("x-a")), exchange);
    assertThat(text).contains("\"" + escaped + " /" + escaped + " HTTP/1.1\"");
    assertThat(text).contains("\"" + escaped + "\" id=\"" + escaped + "\"");
    String json = line(new JsonLine(List.of("x-a")), exchange);
    assertThat(json).contains("\"headers\":{\"x-a\":\"" + escaped + "\"}}");
    exchange.headers.put("x-tenant", evil);
    String pattern = line(everything(), exchange);
    assertThat(pattern).contains("|" + escaped + "|/" + escaped + "|HTTP/1.1|" + escaped + "|");
    for (String line : List.of(text, json, pattern)) {
      assertThat(line.lines()).hasSize(1);
      assertThat(line.strip().chars().filter(Character::isISOControl).count()).isZero();
    }
  }

  @Test
  void textBeyondAsciiIsWrittenAsUtf8() {
    exchange.target = "/\u00e4\u20ac\ud83d\ude00\ud83d\ude00";
    assertThat(line(new JsonLine(List.of()), exchange))
        .contains("\"path\":\"/\u00e4\u20ac\ud83d\ude00\ud83d\ude00\"");
    exchange.target = "/\ud83dx\ude00";
    assertThat(line(new JsonLine(List.of()), exchange)).contains("\"path\":\"/\ufffdx\ufffd\"");
  }

  @Test
  void aVeryLongTextIsCut() {
    exchange.target = "/" + "x".repeat(9_000);
    assertThat(line(new TextLine(List.of()), exchange))
        .contains("x".repeat(2_047) + "... HTTP/1.1")
        .hasSizeLessThan(2_500);
  }

  @Test
  void timesMoveOnAndBack() {
    TextLine format = new TextLine(List.of());
    exchange.startMillis = 999;
    assertThat(line(format, exchange)).contains("[01/Jan/1970:00:00:00 +0000]");
    exchange.startMillis = 1000;
    assertThat(line(format, exchange)).contains("[01/Jan/1970:00:00:01 +0000]");
    exchange.startMillis = -1;
    assertThat(line(format, exchange)).contains("[31/Dec/1969:23:59:59 +0000]");
    assertThat(line(new JsonLine(List.of()), exchange)).contains("1969-12-31T23:59:59.999Z");
  }

  @Test
  void numbersAreWrittenAsJavaWritesThem() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      LineBuffer buffer = new LineBuffer(1);
      buffer.number(number);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        buffer.writeTo(bytes);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      assertThat(bytes).hasToString(Long.toString(number));
    }
  }
}
