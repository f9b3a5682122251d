package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no reference",
        "$5 and {id}",
        "${env:NAME}",
        "Bearer ${env:TOKEN_2}",
        "${file:/run/secrets/a.key}",
        "${secret:orders.key}${env:A}",
        "${{ is a dollar before a brace"
      })
  void whatIsWellFormedHasNoFlaw(String text) {
    assertThat(SecretReference.flaw(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${DB_PASSWORD} | write ${env:DB_PASSWORD}",
        "a ${env:A} b ${OTHER} | write ${env:OTHER}",
        "${env:A | close it with }; there are",
        "${} | there are ${env:NAME}",
        "${env:} | there are ${env:NAME}",
        "${file:} | there are ${env:NAME}",
        "${vault:x} | there are ${env:NAME}",
        "${env:A B} | there are ${env:NAME}",
        "${hunter2} | there are ${env:NAME}"
      })
  void whatIsMalformedIsAnsweredWithTheRightForm(String text, String remedy) {
    assertThat(SecretReference.flaw(text).orElseThrow()).startsWith(remedy);
  }

  @Test
  void nothingThatMayBeASecretIsRepeated() {
    assertThat(SecretReference.flaw("${hunter2}").orElseThrow()).doesNotContain("hunter2");
  }

  @Test
  void aTextWithoutReferenceIsToldFromOneWith() {
    assertThat(SecretReference.in("hunter2")).isFalse();
    assertThat(SecretReference.in("${{")).isFalse();
    assertThat(SecretReference.in("x${env:A}")).isTrue();
  }
}
