package dev.weir.cli.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "abc, abc, true",
    "abc, abcd, false",
    "*, '', true",
    "*, anything, true",
    "/pets/*, /pets/7, true",
    "/pets/*, /pets/, true",
    "/pets/*, /pet/7, false",
    "*/7, /pets/7, true",
    "a*c, abc, true",
    "a*c, ac, true",
    "a*c, acb, false",
    "ab*bc, abc, false",
    "a*b*c, a-b-c, true",
    "a*b*c, a-c-b, false",
    "a**c, abc, true",
    "*b*, abc, true",
    "*b*, ac, false",
    "a.c, abc, false"
  })
  void aStarStandsForAnyText(String written, String text, boolean matches) {
    assertThat(new Wildcard(written).matches(text)).isEqualTo(matches);
  }
}
