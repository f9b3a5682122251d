package dev.weir.policies.cors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Written;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginRuleTest {
  @ParameterizedTest(name = "{0} {2} {1}")
  @CsvSource({
    "https://shop.example, https://shop.example, allows",
    "https://Shop.Example:443, https://shop.example, allows",
    "http://shop.example:80, http://shop.example, allows",
    "http://localhost:3000, http://localhost:3000, allows",
    "http://[::1]:3000, http://[::1]:3000, allows",
    "capacitor://localhost, capacitor://localhost, allows",
    "https://shop.example, http://shop.example, refuses",
    "https://shop.example, https://shop.example:8443, refuses",
    "https://shop.example, https://shop.example.evil, refuses",
    "https://shop.example, https://xshop.example, refuses",
    "https://shop.example, null, refuses",
    "http://localhost:3000, http://localhost, refuses",
    "https://*.partner.example, https://a.partner.example, allows",
    "https://*.partner.example, https://a.b-c.partner.example, allows",
    "https://*.partner.example, https://partner.example, refuses",
    "https://*.partner.example, https://.partner.example, refuses",
    "https://*.partner.example, https://evilpartner.example, refuses",
    "https://*.partner.example, https://evil.example#.partner.example, refuses",
    "https://*.partner.example, https://evil.example/.partner.example, refuses",
    "https://*.partner.example, https://evil.example:1.partner.example, refuses",
    "https://*.partner.example, https://u@a.partner.example, refuses",
    "https://*.partner.example, http://a.partner.example, refuses",
    "https://*.partner.example, https://a.partner.example:8443, refuses",
    "https://*.partner.example:8443, https://a.partner.example:8443, allows",
    "https://*.partner.example:8443, https://a.partner.example, refuses",
  })
  void originsCompareAsBrowsersSendThem(String rule, String origin, String result) {
    CorsSettings settings = Written.settings(new CorsType(), "{origins: ['" + rule + "']}");
    assertThat(settings.allows(origin)).isEqualTo(result.equals("allows"));
  }
}
