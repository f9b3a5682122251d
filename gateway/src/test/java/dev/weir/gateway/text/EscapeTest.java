package dev.weir.gateway.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class EscapeTest {
  @Test
  void jsonCannotBeEndedByWhatIsPutIntoIt() {
    assertThat(json("a\"b\\c")).isEqualTo("a\\\"b\\\\c");
    assertThat(json("a\r\n\t\0\u001b\u007f\u0085\u2028\u2029"))
        .isEqualTo("a\\r\\n\\t\\u0000\\u001b\\u007f\\u0085\\u2028\\u2029");
    assertThat(json("\u00e4\u20ac\ud83d\ude00")).isEqualTo("\u00e4\u20ac\ud83d\ude00");
  }

  @Test
  void loneSurrogatesBecomeTheReplacementCharacter() {
    assertThat(json("a\ud83d")).isEqualTo("a\ufffd");
    assertThat(json("\ude00\ud83dx")).isEqualTo("\ufffd\ufffdx");
    assertThat(xml("\ud83d")).isEqualTo("\ufffd");
  }

  @Test
  void xmlTextHoldsNoMarkupAndNoCharacterThatXmlLacks() {
    assertThat(xml("a<b>&\r\n\t\"'")).isEqualTo("a&lt;b&gt;&amp;&#13;\n\t\"'");
    assertThat(xml("\0\u0008\ufffe\uffff\u001f")).isEqualTo("\ufffd\ufffd\ufffd\ufffd\ufffd");
    assertThat(xml("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
  }

  @Test
  void aLineOfALogStaysOneLine() {
    for (char c = 0; c < 0x300; c++) {
      String line = json("a" + c + "b");
      assertThat(line.lines()).hasSize(1);
      assertThat(line.chars().filter(Character::isISOControl).count()).isZero();
    }
  }

  @Test
  void aUrnHoldsUnreservedCharactersAndEscapes() {
    StringBuilder urn = new StringBuilder();
    Escape.urn(urn, "aZ09-._~/\"\u00e4\ud83d\ude00");
    assertThat(urn).hasToString("aZ09-._~%2f%22%c3%a4%f0%9f%98%80");
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(urn)).isTrue();
  }

  private static String json(String text) {
    StringBuilder to = new StringBuilder();
    Escape.json(to, text);
    return to.toString();
  }

  private static String xml(String text) {
    StringBuilder to = new StringBuilder();
    Escape.xml(to, text);
    return to.toString();
  }
}
