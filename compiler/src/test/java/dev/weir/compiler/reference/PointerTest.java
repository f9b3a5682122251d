package dev.weir.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointerTest {
  /** The document of RFC 6901 §5. */
  private static final Node DOCUMENT =
      new DocumentReader()
          .read(
              "rfc6901.json",
              """
              {"foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\\\j": 5,
               "k\\"l": 6, " ": 7, "m~n": 8}
              """
                  .getBytes(StandardCharsets.UTF_8),
              new Problems())
          .orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "/foo/0 @ bar",
        "`/` @ 0",
        "/a~1b @ 1",
        "/c%d @ 2",
        "/e^f @ 3",
        "/g|h @ 4",
        "/i\\j @ 5",
        "/k\"l @ 6",
        "`/ ` @ 7",
        "/m~0n @ 8"
      })
  void theExamplesOfTheStandardLeadWhereItSays(String pointer, String value) {
    assertThat(Pointer.find(DOCUMENT, pointer).orElseThrow())
        .isInstanceOfSatisfying(
            Node.Scalar.class, scalar -> assertThat(scalar.text()).isEqualTo(value));
  }

  @Test
  void theEmptyPointerIsTheWholeDocument() {
    assertThat(Pointer.find(DOCUMENT, "")).contains(DOCUMENT);
  }

  @ParameterizedTest
  @CsvSource({
    "foo",
    "/foo/2",
    "/foo/-1",
    "/foo/00",
    "/foo/0/x",
    "/foo/99999999999999999999",
    "/foo/-",
    "/absent",
    "/a~1b/x"
  })
  void whatIsNotThereIsNotFound(String pointer) {
    assertThat(Pointer.find(DOCUMENT, pointer)).isEmpty();
  }

  @Test
  void keysComeBackFromAPointerAsTheyWere() {
    List<String> keys = List.of("a/b", "m~n", "~1", "", " ");
    StringBuilder pointer = new StringBuilder();
    keys.forEach(key -> pointer.append('/').append(Pointer.escape(key)));

    assertThat(Pointer.parts(pointer.toString())).isEqualTo(keys);
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, /a b",
    "/%C3%A9, /é",
    "/plain, /plain",
    "/100%, /100%",
    "/%zz, /%zz",
    "/%ff, /%ff",
    "/%2, /%2"
  })
  void aFragmentIsDecodedUnlessItsEncodingIsBroken(String fragment, String decoded) {
    assertThat(Pointer.decode(fragment)).isEqualTo(decoded);
  }
}
