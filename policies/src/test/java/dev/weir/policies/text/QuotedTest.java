package dev.weir.policies.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
  @Test
  void separatorsInQuotesDoNotSplit() {
    assertThat(Quoted.split("a, \"b,c\" ,, \"d\\\",e\", f", ','))
        .containsExactly("a", "\"b,c\"", "\"d\\\",e\"", "f");
    assertThat(Quoted.split("\"open, a", ',')).containsExactly("\"open, a");
    assertThat(Quoted.split("", ',')).isEmpty();
  }

  @Test
  void quotesAndEscapesAreTakenOff() {
    assertThat(Quoted.unquote("\"a \\\"b\\\\\"")).isEqualTo("a \"b\\");
    assertThat(Quoted.unquote("token")).isEqualTo("token");
    assertThat(Quoted.unquote("\"")).isEqualTo("\"");
  }
}
