package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @ParameterizedTest
  @CsvSource({"weir.yaml, 3, 7", "a b/c.json, 1, 1", "odd:name:4, 12, 2000000000", "C:/x, 1, 2"})
  void whatIsWrittenIsReadAgain(String file, int line, int column) {
    Place place = new Place(file, line, column);

    assertThat(place).hasToString(file + ":" + line + ":" + column);
    assertThat(Place.parse(place.toString())).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "default",
        "a:1",
        "a:b:c",
        "a:1:",
        "a::1",
        ":1:1",
        "a:0:1",
        "a:1:0",
        "a:-1:1",
        "a:1:99999999999"
      })
  void anythingElseIsNoPlace(String text) {
    assertThat(Place.parse(text)).isEqualTo(Place.NONE);
  }

  @Test
  void aFileWithoutALineIsItsName() {
    assertThat(new Place("weir.yaml", 0, 0)).hasToString("weir.yaml");
    assertThat(Place.NONE).hasToString("");
    assertThat(Place.startOf("weir.yaml")).hasToString("weir.yaml:1:1");
  }
}
