package dev.weir.policies.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json            | application/json | 1000",
        "APPLICATION/Json            | application/json | 1000",
        "application/json;q=0.5      | application/json | 500",
        "application/json; q=0.125   | application/json | 125",
        "application/json;q=1.       | application/json | 1000",
        "application/json;q=0        | application/json | 0",
        "application/json;q=2        | application/json | 0",
        "application/json;q=x        | application/json | 0",
        "text/*;q=0.3, */*;q=0.1     | text/plain       | 300",
        "text/*;q=0.3, */*;q=0.1     | image/png        | 100",
        "*                           | image/png        | 1000",
        "text/*, text/html;q=0       | text/html        | 0",
        "text/html;q=0, text/*       | text/plain       | 1000",
        "text/plain;format=flowed    | text/plain       | 0",
        "text/plain;format=flowed;q=0.2, text/plain;q=0.1 | text/plain;format=Flowed | 200",
        "text/plain;q=0.1            | text/plain;charset=utf-8 | 100",
        "application/json; charset=UTF-8;q=0.5 | application/json | 500",
        "text/plain; charset=latin1  | text/plain       | 0",
        "text/plain; charset=utf-8   | text/plain; charset=latin1 | 0",
        "nonsense                    | text/plain       | 1000",
        "*/json                      | application/json | 0",
      })
  void theMostSpecificRangeDecides(String accept, String type, int weight) {
    MediaType media = MediaType.parse(type);
    assertThat(media).isNotNull();
    assertThat(Accept.of(List.of(accept)).weight(media)).isEqualTo(weight);
  }

  @Test
  void everyLineCounts() {
    MediaType json = MediaType.parse("application/json");
    assertThat(json).isNotNull();
    assertThat(Accept.of(List.of("text/html", "application/*;q=0.4")).weight(json)).isEqualTo(400);
    assertThat(Accept.of(List.of()).weight(json)).isEqualTo(1000);
  }
}
