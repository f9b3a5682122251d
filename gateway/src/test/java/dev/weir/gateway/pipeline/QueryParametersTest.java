package dev.weir.gateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none              | none",
        "''                | none",
        "q                 | ''",
        "q=                | ''",
        "q=1               | 1",
        "q=1&q=2           | 1",
        "x=1&&q=2          | 2",
        "=1&q=2            | 2",
        "x=q=3&q=4         | 4",
        "q=a=b             | a=b",
        "Q=1               | none",
        "%71=1             | 1",
        "q=a+b%20c%2B      | a b c+",
        "q=%C3%A9          | é",
        "q=%26&x           | &",
        "x=1;q=2           | none",
        "q=1;x=2           | 1;x=2",
        "q=%               | %",
        "q=%4              | %4",
        "q=%zz%41          | %zzA",
        "%zz=1&q=%41       | A",
        "q=%ff             | \uFFFD",
      })
  void theFirstValueIsDecoded(String query, String value) {
    assertThat(QueryParameters.first(query, "q")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({"'=1&a', 1", "'&&=2', 2", "'a=1', "})
  void aNameMayBeEmpty(String query, String value) {
    assertThat(QueryParameters.first(query, "")).isEqualTo(value);
  }
}
