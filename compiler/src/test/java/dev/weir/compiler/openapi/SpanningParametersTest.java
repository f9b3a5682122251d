package dev.weir.compiler.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanningParametersTest {
  @ParameterizedTest
  @CsvSource({
    "'^[^/]+$', false",
    "'[a-z]{1,3}', false",
    "'[^\\]/]+', false",
    "'[^]/]+', false",
    "'projects/[^/]+', true",
    "'a\\/b', true",
    "'[a-z/]+', true",
    "'[^a]/[^b]', true",
    "'.*', false"
  })
  void aPatternTakesASlashWhereItIsNotExcluded(String pattern, boolean takes) {
    assertThat(SpanningParameters.takesSlash(pattern)).isEqualTo(takes);
  }

  @ParameterizedTest
  @CsvSource({
    "{+name}, name",
    "{name+}, name",
    "{name*}, name",
    "{*name}, name",
    "{**name}, name",
    "{name}, name"
  })
  void aSignIsNoPartOfTheName(String parameter, String name) {
    assertThat(SpanningParameters.withoutSign(parameter)).isEqualTo(name);
  }
}
