package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestTest {
  private static final List<String> KNOWN =
      List.of("name", "upstreams", "idle-timeout", "ip", "max-body", "cors");

  @ParameterizedTest
  @CsvSource({
    "nmae, name",
    "nam, name",
    "names, name",
    "Name, name",
    "upstream, upstreams",
    "upsteams, upstreams",
    "idel-timeout, idle-timeout",
    "idleTimeout, idle-timeout",
    "IDLE_TIMEOUT, idle-timeout",
    "up, ip",
    "maxBody, max-body",
    "cros, cors"
  })
  void theNearestWordIsSuggested(String word, String suggestion) {
    assertThat(Suggest.among(word, KNOWN)).isEqualTo("did you mean " + suggestion + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "timeouts", "body", "nothing-like-it", "cross-origin"})
  void aFarWordIsNotSuggested(String word) {
    assertThat(Suggest.among(word, KNOWN)).isEmpty();
  }

  @Test
  void ofTwoEquallyNearWordsTheFirstIsSuggested() {
    assertThat(Suggest.among("cat", List.of("bat", "car"))).isEqualTo("did you mean bat?");
    assertThat(Suggest.among("cat", List.of())).isEmpty();
  }

  @Test
  void aWordOfAnyLengthCostsLittle() {
    assertThat(Suggest.among("x".repeat(10_000_000), KNOWN)).isEmpty();
  }
}
