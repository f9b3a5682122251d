package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, the reader comes back, soon, with a document or a problem. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileDocumentsTest {
  private static final int MEGA = 1 << 20;

  @Test
  void aBillionLaughsAreRefusedByTheirExpandedCount() {
    StringBuilder yaml =
        new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 20; i++) {
      String alias = "*a" + (i - 1);
      yaml.append("a" + i + ": &a" + i + " [" + (alias + ",").repeat(8) + alias + "]\n");
    }

    assertThat(Reading.yaml(yaml.toString()).problem())
        .contains("holds more than 3000000 values, repetitions included");
  }

  @Test
  void mergeKeysCountWhatTheyCopy() {
    StringBuilder yaml = new StringBuilder("base: &base\n");
    for (int i = 0; i < 10_000; i++) {
      yaml.append("  k" + i + ": 1\n");
    }
    for (int i = 0; i < 10_000; i++) {
      yaml.append("m" + i + ": {<<: *base}\n");
    }

    assertThat(Reading.yaml(yaml.toString()).problem()).contains("holds more than 3000000 values");
  }

  @Test
  void aliasesCannotNestDeeperThanTheDocumentMay() {
    StringBuilder yaml = new StringBuilder("a0: &a0 []\n");
    for (int i = 1; i < 300; i++) {
      yaml.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }

    assertThat(Reading.yaml(yaml.toString()).problem())
        .contains("mappings and lists are nested more than 200 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "- ", "{a: ", "[a, ", "&x [", "[[],"})
  void deepNestingIsRefusedEarly(String level) {
    assertThat(Reading.yaml(level.repeat(MEGA / level.length())).problem())
        .contains("nested more than 200 deep");
  }

  @Test
  void deepBlockMappingsAreRefused() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      yaml.append(" ".repeat(i)).append("a:\n");
    }

    assertThat(Reading.yaml(yaml.toString()).problem())
        .startsWith("a.yaml:201:201: error: mappings and lists are nested more than 200 deep");
  }

  @Test
  void twoHundredLevelsAreRead() {
    String json = "[".repeat(200) + "]".repeat(200);

    assertThat(Reading.json(json).problems()).isEmpty();
    assertThat(Reading.yaml(json + " # no JSON").problems()).isEmpty();
  }

  static Stream<Arguments> repeated() {
    return Stream.of(
            "\"",
            "'",
            "&",
            "*",
            "!",
            "%",
            "|",
            ">",
            "#",
            ":",
            " ",
            "\n",
            "\t",
            "\0",
            "-",
            "-\n",
            ",",
            "]",
            "}",
            "a",
            "1",
            "\\",
            "a:\n",
            "a: \n",
            "- - \n",
            "!!a ",
            "&a ",
            "*a ",
            "%TAG ! !\n",
            "\uFEFF",
            "\uD83D\uDE00",
            "a: |\n\n",
            "\"\\u0041\"",
            "[],",
            "? a\n",
            "---\n",
            "...\n",
            "a: &a b\n",
            "\r",
            "//",
            "{}",
            "<<",
            "<<: \n",
            "'\n",
            "\"\n",
            "\"\\\n")
        .map(part -> Arguments.of(part));
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void aMegabyteOfOneThingIsReadOrRefused(String part) {
    for (String before : new String[] {"", "a: ", "[", "{\"a\": \"", "a: |\n "}) {
      Reading read = Reading.yaml(before + part.repeat(MEGA / part.length() / 4));

      assertThat(read.node().isPresent() || !read.problems().isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: %s", "a: '%s'", "a: \"%s\"", "{\"a\": \"%s\"}", "a: |\n  %s\n"})
  void hugeTextsAreReadWhole(String form) {
    String huge = "x".repeat(8 * MEGA);
    Reading read = Reading.yaml(String.format(form, huge));

    assertThat(read.problems()).isEmpty();
    assertThat(((Node.Scalar) read.at("a")).text().trim().equals(huge)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\": 1%s}", "{\"a\": 1e%s}", "a: 1%s", "a: 1e%s", "a: 0x%s", "a: 1.%s"})
  void hugeNumbersAreRefusedAndReadAsText(String form) {
    Reading read = Reading.yaml(String.format(form, "1".repeat(MEGA)));

    assertThat(read.problem()).contains("the number is too large");
    assertThat(((Node.Scalar) read.at("a")).kind()).isEqualTo(Node.Kind.TEXT);
  }

  @Test
  void manyValuesAreRefusedBeforeTheyFillTheMemory() {
    byte[] json = ("[" + "0,".repeat(5_000_000) + "0]").getBytes(StandardCharsets.UTF_8);

    assertThat(Reading.of("a.json", json).problem()).contains("holds more than 3000000 values");
  }

  @Test
  void aLongLineCostsNoMoreThanManyShortOnes() {
    Reading read = Reading.json("[" + "\"a\",".repeat(1_000_000) + "0]");

    assertThat(((Node.Sequence) read.node().orElseThrow()).items().get(1_000_000).place())
        .hasToString("a.json:1:4000002");
  }
}
