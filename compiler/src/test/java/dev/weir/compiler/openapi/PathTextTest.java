package dev.weir.compiler.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {
  @ParameterizedTest
  @CsvSource({
    "/pets, /pets",
    "/%7euser, /~user",
    "/%41%2d%5f, /A-_",
    "/a b, /a%20b",
    "/é, /%C3%A9",
    "/%c3%a9, /%C3%A9",
    "/😀, /%F0%9F%98%80",
    "/a:b@c!$&'()*+=, /a:b@c!$&'()*+=",
    "/a%3ab, /a%3Ab",
    "/a%25b, /a%25b",
    "/\"<>^`|, /%22%3C%3E%5E%60%7C"
  })
  void whatMayStandUnencodedDoesAndTheRestIsEncoded(String written, String canonical) {
    assertThat(PathText.canonical(written)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%2F", "/%2f", "/a\\b", "/%5C", "/%00", "/\0", "/%", "/%1", "/%zz", "/%ff", "/%c3"
      })
  void whatAGatewayRefusesHasNoCanonicalForm(String written) {
    assertThat(PathText.canonical(written)).isEmpty();
  }

  @Test
  void theCanonicalFormOfACanonicalFormIsItself() {
    for (char c = 1; c < 0x250; c++) {
      PathText.canonical("/" + c)
          .ifPresent(once -> assertThat(PathText.canonical(once)).contains(once));
    }
  }
}
