package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({"250ms, PT0.25S", "0s, PT0S", "5s, PT5S", "1m, PT1M", "2h, PT2H", "7d, PT168H"})
  void durationsHaveAUnit(String text, Duration duration) {
    assertThat(Units.duration(text)).contains(duration);
    assertThat(Units.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "5 s",
        "5S",
        "-5s",
        "+5s",
        "1.5s",
        "5sec",
        "5w",
        "1m30s",
        "5µs",
        "٥s",
        "999999999999999999d",
        "9999999999999999999s"
      })
  void anythingElseIsNoDuration(String text) {
    assertThat(Units.duration(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M30S, 90s",
    "PT60M, 1h",
    "PT24H, 1d",
    "PT25H, 25h",
    "PT1.5S, 1500ms",
    "PT1H1M, 61m",
    "PT1H0.001S, 3600001ms",
    "PT0.0000001S, 0s"
  })
  void theShortestFormIsChosen(Duration duration, String text) {
    assertThat(Units.format(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999999999999ms", "999999999999999999s", "100000000000000000m"})
  void theLongestDurationsComeBackToo(String text) {
    Optional<Duration> duration = Units.duration(text);

    assertThat(duration).isPresent();
    assertThat(Units.duration(Units.format(duration.get()))).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "512B, 512",
    "16KB, 16384",
    "10MB, 10485760",
    "1GB, 1073741824",
    "1TB, 1099511627776",
    "1kb, 1024",
    "8388607TB, 9223370937343148032"
  })
  void sizesCountIn1024s(String text, long bytes) {
    assertThat(Units.size(text)).hasValue(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "KB", "1 KB", "-1KB", "1.5MB", "1K", "1KiB", "8388608TB", "1%"})
  void anythingElseIsNoSize(String text) {
    assertThat(Units.size(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0%, 0", "20%, 20", "100%, 100", "007%, 7"})
  void sharesAreWholePercents(String text, long percent) {
    assertThat(Units.percent(text)).hasValue(percent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "20", "101%", "-1%", "0.5%", "20 %", "20%%"})
  void anythingElseIsNoShare(String text) {
    assertThat(Units.percent(text)).isEmpty();
  }

  @Test
  void aNegativeDurationHasNoFormThatIsRead() {
    assertThat(Units.duration(Units.format(Duration.ofSeconds(-5)))).isEmpty();
    assertThat(Units.duration(Units.format(Duration.ofMillis(-1500)))).isEmpty();
  }
}
