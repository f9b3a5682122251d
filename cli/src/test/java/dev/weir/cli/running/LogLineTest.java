package dev.weir.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Style;
import org.junit.jupiter.api.Test;

final class LogLineTest {
  private final LogLine text = new LogLine(new Style(false), false);

  @Test
  void aCallIsOneLineForAPerson() {
    assertThat(
            text.of(
                "{\"time\":\"2026-11-25T10:00:00.123Z\",\"client\":\"203.0.113.7\",\"method\":"
                    + "\"GET\",\"path\":\"/pets/7\",\"status\":502,\"ms\":1.234,\"id\":\"7f3a\","
                    + "\"api\":\"pets\",\"operation\":\"getPet\",\"endpoint\":\"10.0.0.2:8080\","
                    + "\"upstream_ms\":0.981,\"fault\":\"upstream-closed\"}"))
        .contains(
            "2026-11-25T10:00:00.123Z 502 GET /pets/7  1.234ms  pets getPet  10.0.0.2:8080"
                + " 0.981ms  upstream-closed  7f3a");
  }

  @Test
  void aLineOfTheGatewayIsOneLineForAPerson() {
    assertThat(
            text.of(
                "{\"time\":\"2026-11-25T10:00:00.123Z\",\"level\":\"warn\",\"logger\":"
                    + "\"dev.weir.gateway.Gateway\",\"thread\":\"x\",\"message\":\"slow\"}"))
        .contains("2026-11-25T10:00:00.123Z WARN  Gateway: slow");
  }

  @Test
  void whatACallerSentDoesNotMoveTheCursor() {
    assertThat(
            text.of(
                "{\"time\":\"t\",\"method\":\"GET\",\"path\":\"/\\u001b[2J\\n\",\"status\":404}"))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .contains("/\\u001b[2J\\n")
                    .doesNotContain("\u001b")
                    .doesNotContain("\n"));
  }

  @Test
  void linesThatWereLeftOutAreTold() {
    assertThat(text.of("{\"dropped\":12}")).contains("12 lines were left out");
  }

  @Test
  void theGatewaysPulseIsNotShown() {
    assertThat(text.of("")).isEmpty();
    assertThat(new LogLine(new Style(false), true).of("")).isEmpty();
  }

  @Test
  void forProgramsALineStaysAsItIs() {
    assertThat(new LogLine(new Style(true), true).of("{\"method\":\"GET\"}"))
        .contains("{\"method\":\"GET\"}");
  }
}
