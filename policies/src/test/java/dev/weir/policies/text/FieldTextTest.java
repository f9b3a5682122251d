package dev.weir.policies.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTextTest {
  @ParameterizedTest
  @CsvSource({"plain, plain", "KÃ¤se, Käse", "K\u00e4se, K\u00e4se", "â\u0082¬, €"})
  void bytesAreReadAsUtf8WhereTheyAre(String value, String text) {
    assertThat(FieldText.decoded(value)).isEqualTo(text);
  }

  @Test
  void textIsWrittenAsUtf8() {
    assertThat(FieldText.encoded("a€")).isEqualTo("aâ\u0082¬");
    assertThat(FieldText.decoded(FieldText.encoded("a€ä"))).isEqualTo("a€ä");
  }
}
