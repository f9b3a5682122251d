package dev.weir.gateway.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares {@link RequestTarget} with an obvious reading of the rules, on random paths. */
final class CanonicalOracleTest {
  private static final String[] PIECES = {
    "/",
    "/",
    "a",
    "b",
    ".",
    "..",
    "%2e",
    "%2E",
    "%2f",
    "%5c",
    "%00",
    ";",
    "%3b",
    "%41",
    "%7e",
    "%7E",
    "%20",
    "%3A",
    ":",
    "%",
    "%4",
    "%c3%a4",
    "%C3",
    "%A4",
    "%E2%82%AC",
    "%ed%a0%80",
    "%F0%9F%98%80",
    "\\",
    " ",
    "|",
    "#",
    "\u00e4",
    "~",
    "*",
    "%25",
    "%2a"
  };

  @Test
  void agreesWithTheObviousReadingOnRandomPaths() {
    Random random = new Random(20260101);
    RequestTarget target = new RequestTarget();
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder path = new StringBuilder("/");
      for (int n = random.nextInt(7); n > 0; n--) {
        path.append(PIECES[random.nextInt(PIECES.length)]);
      }
      Optional<String> expected = canonical(path.toString());
      boolean good = target.read(path.toString()) == null;
      assertThat(good).as("%s is accepted", path).isEqualTo(expected.isPresent());
      if (good) {
        accepted++;
        assertThat(target.text().substring(0, target.textEnd())).isEqualTo(expected.get());
      }
    }
    assertThat(accepted).isBetween(10_000, 190_000);
  }

  private static Optional<String> canonical(String path) {
    StringBuilder canonical = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      Optional<byte[]> bytes = decoded(segment);
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      String text = new String(bytes.get(), StandardCharsets.ISO_8859_1);
      if (text.equals(".")
          || text.equals("..")
          || text.matches("(?s).*[;/\\\\\\x00-\\x1f\\x7f].*")) {
        return Optional.empty();
      }
      canonical.append('/');
      for (byte b : bytes.get()) {
        char c = (char) (b & 0xff);
        if (String.valueOf(c).matches("[A-Za-z0-9._~!$&'()*+,=:@-]")) {
          canonical.append(c);
        } else {
          canonical.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      }
    }
    boolean empty = canonical.substring(0, canonical.length()).contains("//");
    return empty ? Optional.empty() : Optional.of(canonical.toString());
  }

  private static Optional<byte[]> decoded(String segment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < segment.length(); i++) {
      if (segment.startsWith("%", i)) {
        if (i + 3 > segment.length()
            || !segment.substring(i + 1, i + 3).matches("[0-9a-fA-F]{2}")) {
          return Optional.empty();
        }
        bytes.write(Integer.parseInt(segment.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (segment.substring(i, i + 1).matches("[A-Za-z0-9._~!$&'()*+,=:@-]")) {
        bytes.write(segment.charAt(i));
      } else {
        return Optional.empty();
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
    return Optional.of(bytes.toByteArray());
  }
}
