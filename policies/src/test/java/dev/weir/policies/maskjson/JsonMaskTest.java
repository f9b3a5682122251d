package dev.weir.policies.maskjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.Written;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/a              | {\"a\":1}                          | {\"a\":\"***\"}",
        "/a              | {\"a\":\"x\\\"y\"}                 | {\"a\":\"***\"}",
        "/a              | {\"a\":null}                       | {\"a\":\"***\"}",
        "/a              | {\"a\":true,\"b\":false}           | {\"a\":\"***\",\"b\":false}",
        "/a              | {\"a\":{\"b\":[1,{}]},\"c\":2}     | {\"a\":\"***\",\"c\":2}",
        "/a              | {\"a\":[[],[1]] , \"c\":2}         | {\"a\":\"***\" , \"c\":2}",
        "/a              | {\"a\":-1.50e+3 }                  | {\"a\":\"***\" }",
        "/a              | {\"a\":1,\"a\":2}                  | {\"a\":\"***\",\"a\":\"***\"}",
        "/a              | {\"\\u0061\":1}                    | {\"\\u0061\":\"***\"}",
        "/a/b            | {\"a\":{\"b\":1,\"c\":1},\"b\":1}  | {\"a\":{\"b\":\"***\",\"c\":1},\"b\":1}",
        "/a/b            | {\"a\":1}                          | {\"a\":1}",
        "/a/b            | {\"a\":[{\"b\":1}]}                | {\"a\":[{\"b\":1}]}",
        "/a/*/b          | {\"a\":[{\"b\":1},{\"b\":2},3]}    | {\"a\":[{\"b\":\"***\"},{\"b\":\"***\"},3]}",
        "/a/1            | {\"a\":[1,2,3]}                    | {\"a\":[1,\"***\",3]}",
        "/a/1            | {\"a\":{\"1\":2}}                  | {\"a\":{\"1\":\"***\"}}",
        "/*/x            | [{\"x\":1},{\"y\":1}]              | [{\"x\":\"***\"},{\"y\":1}]",
        "/*              | [1,[2]]                            | [\"***\",\"***\"]",
        "/*              | {\"*\":1,\"a\":2}                  | {\"*\":\"***\",\"a\":2}",
        "/a~1b           | {\"a/b\":1,\"a\":2}                | {\"a/b\":\"***\",\"a\":2}",
        "/               | {\"\":1,\"a\":2}                   | {\"\":\"***\",\"a\":2}",
        "/é              | {\"é\":\"ü\",\"ö\":\"ß\"}          | {\"é\":\"***\",\"ö\":\"ß\"}",
        "/a              | [1.0,2E5,\"a\"]                    | [1.0,2E5,\"a\"]",
        "/a              | \"a\"                              | \"a\"",
        "/a              | 7                                  | 7",
      })
  void everythingOutsideTheValuesStaysAsItWas(String pointer, String json, String masked)
      throws IOException {
    assertThat(mask(json, pointer)).isEqualTo(masked);
  }

  @Test
  void severalPointersShareTheirWay() throws IOException {
    assertThat(
            mask(
                "{\"a\":[{\"b\":1,\"c\":2,\"d\":3},{\"b\":1,\"c\":2,\"d\":3}],\"e\":4}",
                "/a/*/b",
                "/a/0/c",
                "/e",
                "/a/0/d/x"))
        .isEqualTo(
            "{\"a\":[{\"b\":\"***\",\"c\":\"***\",\"d\":3},{\"b\":\"***\",\"c\":2,\"d\":3}],"
                + "\"e\":\"***\"}");
  }

  @Test
  void spacesAndDigitsOutsideStay() throws IOException {
    String json =
        "\uFEFF \n{ \"n\" : 1.000000000000000000000000000001 ,\r\n\t\"a\" : \"x\" , \"z\":1e400 } \n";
    assertThat(mask(json, "/a")).isEqualTo(json.replace("\"x\"", "\"***\""));
  }

  @Test
  void anUntouchedTextIsTheSame() throws IOException {
    byte[] text = "{ \"b\" : 1 }".getBytes(StandardCharsets.UTF_8);
    assertThat(JsonMaskTest.jsonMask("***", "/a").apply(text)).isSameAs(text);
  }

  @Test
  void theReplacementIsEscaped() throws IOException {
    byte[] text = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThat(new String(jsonMask("\"é\\", "/a").apply(text), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":\"\\\"é\\\\\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{\"a\":1} {\"a\":2}",
        "{\"a\":1}x",
        "{\"b\":tru}",
        "{\"b\":\"\\x\"}",
        "{\"b\":\"unended}",
        "{\"b\":01}",
        "{'a':1}",
        "{\"a\":1,}",
        "[1,2",
        "NaN",
        "// comment\n{}",
      })
  void aBrokenTextIsRefused(String json) {
    assertThatThrownBy(() -> mask(json, "/a")).isInstanceOf(IOException.class);
  }

  @Test
  void aTextThatIsNotUtf8IsRefused() {
    for (String charset : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
      byte[] text = "{\"b\":1,\"a\":\"secret\"}".getBytes(Charset.forName(charset));
      assertThatThrownBy(() -> jsonMask("***", "/a").apply(text)).isInstanceOf(IOException.class);
    }
    byte[] latin = "{\"b\":\"é\",\"a\":1}".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> jsonMask("***", "/a").apply(latin)).isInstanceOf(IOException.class);
  }

  @Test
  void aDeepTextIsRefusedRatherThanOverflowing() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThatThrownBy(() -> mask(deep, "/0/0/a")).isInstanceOf(IOException.class);
  }

  @Test
  void aLongTextKeepsEveryByteOutsideTheValues() throws IOException {
    StringBuilder json = new StringBuilder("{\"items\":[");
    StringBuilder masked = new StringBuilder("{\"items\":[");
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String text = "é".repeat(random.nextInt(20)) + "\\u00e9\\n" + random.nextInt();
      String item = (i == 0 ? "" : ", ") + "{\"n\": " + random.nextDouble() + ",\"secret\":";
      json.append(item).append('"').append(text).append("\",\"t\":\"").append(text).append("\"}");
      masked.append(item).append("\"***\",\"t\":\"").append(text).append("\"}");
    }
    assertThat(mask(json.append("]}").toString(), "/items/*/secret"))
        .isEqualTo(masked.append("]}").toString());
  }

  private static String mask(String json, String... pointers) throws IOException {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return new String(jsonMask("***", pointers).apply(text), StandardCharsets.UTF_8);
  }

  private static JsonMask jsonMask(String with, String... pointers) {
    String list = "['" + String.join("','", pointers) + "']";
    return new JsonMask(Written.settings(new MaskJsonType(), list).values(), with);
  }
}
