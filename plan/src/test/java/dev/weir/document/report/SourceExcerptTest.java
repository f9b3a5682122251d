package dev.weir.document.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceExcerptTest {
  private static SourceExcerpt excerpt(String source, int line, int column) {
    return SourceExcerpt.of(source, new Place("a", line, column)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1, 1, a: 1", "2, 4, b: 2", "3, 2, c", "4, 1, ''"})
  void linesEndWithAnyLineBreak(int line, int column, String text) {
    SourceExcerpt excerpt = excerpt("a: 1\nb: 2\r\nc\r", line, column);

    assertThat(excerpt).isEqualTo(new SourceExcerpt(text, column - 1));
    assertThat(excerpt.caret()).isEqualTo(" ".repeat(column - 1) + "^");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "3, 1", "99, 1", "-1, 1"})
  void placesOutsideTheFileHaveNoExcerpt(int line, int column) {
    assertThat(SourceExcerpt.of("a\nb", new Place("a", line, column))).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheLine() {
    assertThat(excerpt("\uFEFFab", 1, 2)).isEqualTo(new SourceExcerpt("ab", 1));
  }

  @Test
  void whatIsNoTextHasNoExcerpt() {
    assertThat(SourceExcerpt.of("a\0b", new Place("a", 1, 1))).isEmpty();
  }

  @Test
  void theCaretMayStandBehindTheLine() {
    assertThat(excerpt("abc", 1, 4)).isEqualTo(new SourceExcerpt("abc", 3));
    assertThat(excerpt("abc", 1, 40)).isEqualTo(new SourceExcerpt("abc", 3));
  }

  @Test
  void tabsBecomeSpacesAndTheCaretFollows() {
    assertThat(excerpt("\ta:\tb", 1, 5)).isEqualTo(new SourceExcerpt("    a:    b", 10));
  }

  @Test
  void charactersAboveTheBasicPlaneCountOnce() {
    assertThat(excerpt("\uD83D\uDE00\uD83D\uDE00: x", 1, 5).column()).isEqualTo(4);
  }

  @Test
  void whatATerminalWouldObeyIsReplaced() {
    assertThat(excerpt("a\u001b[31m\u202Eb", 1, 1).line()).isEqualTo("a\uFFFD[31m\uFFFDb");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "61", "500", "950", "1000", "1001"})
  void longLinesAreCutAroundTheColumn(int column) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      line.append(i == column - 1 ? '!' : '.');
    }
    SourceExcerpt excerpt = excerpt(line.toString(), 1, column);

    assertThat(excerpt.line()).hasSizeLessThanOrEqualTo(102);
    if (column <= 1000) {
      assertThat(excerpt.line().charAt(excerpt.column())).isEqualTo('!');
    } else {
      assertThat(excerpt.column()).isEqualTo(excerpt.line().length());
    }
  }
}
