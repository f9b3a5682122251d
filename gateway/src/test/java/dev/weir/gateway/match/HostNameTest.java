package dev.weir.gateway.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HostNameTest {
  @ParameterizedTest
  @CsvSource({
    "api.example.com,api.example.com",
    "API.Example.com:8443,api.example.com",
    "api.example.com.,api.example.com",
    "api.example.com.:80,api.example.com",
    "a_b.example,a_b.example",
    "127.0.0.1:80,127.0.0.1",
    "[::1],[::1]",
    "[2001:DB8::1]:8080,[2001:db8::1]",
    "example.com:,example.com",
    "'',''"
  })
  void takesPortFinalDotAndUpperCaseAway(String authority, String host) {
    assertThat(HostName.of(authority)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":80",
        "user@example.com",
        "a b",
        "a/b",
        "a:x",
        "a:123456",
        "a:80:80",
        "[::1",
        "[]",
        "[::1]x",
        "[::g]",
        "a,b",
        "a\u00e4",
        "a?b",
        "a#b",
        "a\\b",
        "a%41"
      })
  void refusesWhatIsNoHost(String authority) {
    assertThat(HostName.of(authority)).isNull();
  }

  @Test
  void refusesMoreThan255Characters() {
    assertThat(HostName.of("a".repeat(255))).hasSize(255);
    assertThat(HostName.of("a".repeat(256))).isNull();
  }

  @Test
  void givesTheSameObjectWhenThereIsNothingToTakeAway() {
    String host = new String("api.example.com");
    assertThat(HostName.of(host)).isSameAs(host);
  }
}
