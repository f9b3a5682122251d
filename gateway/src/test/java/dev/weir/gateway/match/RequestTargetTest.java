package dev.weir.gateway.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTargetTest {
  private final RequestTarget target = new RequestTarget();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/pets",
        "/pets/",
        "/pets/7/toys",
        "/a-b_c.d~e!$&'()*+,=:@",
        "/...",
        "/.a/..b/c..",
        "/a%20b",
        "/a%3Fb%23c",
        "/100%25",
        "/%C3%A4/%E2%82%AC/%F0%9F%98%80",
        "/%EE%80%80",
        "/%F4%8F%BF%BF"
      })
  void acceptsACanonicalPathAndMatchesItAsSent(String path) {
    assertThat(target.read(path)).isNull();
    assertThat(target.text()).isSameAs(path);
    assertThat(target.textEnd()).isEqualTo(path.length());
    assertThat(target.path()).isSameAs(path);
    assertThat(target.query()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/%70ets,/pets",
    "/pe%2dts/%7E,/pe-ts/~",
    "/a%c3%a4,/a%C3%A4",
    "/a%2a%3A%40%21,/a*:@!",
    "/%41%20%7b,/A%20%7B"
  })
  void matchesTheCanonicalFormOfNeedlessEscapesButKeepsWhatWasSent(String sent, String canonical) {
    assertThat(target.read(sent)).isNull();
    assertThat(target.text()).isEqualTo(canonical);
    assertThat(target.textEnd()).isEqualTo(canonical.length());
    assertThat(target.path()).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "'', NOT_ABSOLUTE",
    "*, NOT_ABSOLUTE",
    "pets, NOT_ABSOLUTE",
    "http://a/b, NOT_ABSOLUTE",
    "//, EMPTY_SEGMENT",
    "//pets, EMPTY_SEGMENT",
    "/a//b, EMPTY_SEGMENT",
    "/a//, EMPTY_SEGMENT",
    "/., DOT_SEGMENT",
    "/.., DOT_SEGMENT",
    "/a/../b, DOT_SEGMENT",
    "/a/./b, DOT_SEGMENT",
    "/a/.., DOT_SEGMENT",
    "/a/%2e%2e/b, DOT_SEGMENT",
    "/a/.%2E, DOT_SEGMENT",
    "/a/%2e, DOT_SEGMENT",
    "/a/..?q, DOT_SEGMENT",
    "/%70/../b, DOT_SEGMENT",
    "/a\\b, BACKSLASH",
    "/a%5cb, BACKSLASH",
    "/a%5Cb, BACKSLASH",
    "/a%2fb, ENCODED_SLASH",
    "/a%2Fb, ENCODED_SLASH",
    "/a;b=c, SEMICOLON",
    "/a/..;/b, SEMICOLON",
    "/a%3bb, SEMICOLON",
    "/a%3B, SEMICOLON",
    "/a%00, CONTROL",
    "/a%0d%0a, CONTROL",
    "/a%7f, CONTROL",
    "/a#b, FRAGMENT",
    "/a?b#c, FRAGMENT",
    "/%, BAD_ESCAPE",
    "/%4, BAD_ESCAPE",
    "/%4g, BAD_ESCAPE",
    "/%G4, BAD_ESCAPE",
    "/a%?b, BAD_ESCAPE",
    "/a%4?1, BAD_ESCAPE",
    "/%u0041, BAD_ESCAPE",
    "/%C0%AE, BAD_UTF8",
    "/%C1%81, BAD_UTF8",
    "/%E0%80%AF, BAD_UTF8",
    "/%E0%9F%BF, BAD_UTF8",
    "/%F0%80%80%AF, BAD_UTF8",
    "/%ED%A0%80, BAD_UTF8",
    "/%F4%90%80%80, BAD_UTF8",
    "/%F5%80%80%80, BAD_UTF8",
    "/%FF, BAD_UTF8",
    "/%80, BAD_UTF8",
    "/%C3, BAD_UTF8",
    "/%C3x, BAD_UTF8",
    "/%C3/%A4, BAD_UTF8",
    "/%E2%82, BAD_UTF8",
    "/a b, BAD_CHARACTER",
    "/a\"b, BAD_CHARACTER",
    "/<a>, BAD_CHARACTER",
    "/{id}, BAD_CHARACTER",
    "/a|b, BAD_CHARACTER",
    "/a^b, BAD_CHARACTER",
    "/`, BAD_CHARACTER",
    "/[a], BAD_CHARACTER",
    "/a?b c, BAD_CHARACTER"
  })
  void refuses(String sent, PathFlaw flaw) {
    assertThat(target.read(sent)).isEqualTo(flaw);
  }

  @Test
  void refusesRawControlCharactersAndRawBytesAboveAscii() {
    for (char c = 0; c < 0x20; c++) {
      assertThat(target.read("/a" + c)).isEqualTo(PathFlaw.CONTROL);
      assertThat(target.read("/a?" + c)).isEqualTo(PathFlaw.CONTROL);
    }
    assertThat(target.read("/\u007f")).isEqualTo(PathFlaw.CONTROL);
    assertThat(target.read("/\u00e4")).isEqualTo(PathFlaw.NOT_ASCII);
    assertThat(target.read("/a?\u00e4")).isEqualTo(PathFlaw.NOT_ASCII);
    assertThat(target.read("/\uff0f")).isEqualTo(PathFlaw.NOT_ASCII);
  }

  @Test
  void splitsTheQueryAtTheFirstQuestionMarkAndLeavesItAsItIs() {
    assertThat(target.read("/a?x=1?&y[0]={2}|%zz;//..")).isNull();
    assertThat(target.path()).isEqualTo("/a");
    assertThat(target.query()).isEqualTo("x=1?&y[0]={2}|%zz;//..");
    assertThat(target.textEnd()).isEqualTo(2);

    assertThat(target.read("/a?")).isNull();
    assertThat(target.query()).isEmpty();
  }

  @Test
  void aRefusalLeavesWhatWasReadBefore() {
    assertThat(target.read("/a?b")).isNull();
    assertThat(target.read("/c/..")).isEqualTo(PathFlaw.DOT_SEGMENT);
    assertThat(target.path()).isEqualTo("/a");
  }
}
