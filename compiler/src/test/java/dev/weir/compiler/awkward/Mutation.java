package dev.weir.compiler.awkward;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes a text in a few places, as typing errors, merges and broken copies do, and worse. */
final class Mutation {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "'",
          "#",
          "&a ",
          "*a",
          "!!int ",
          "<<: ",
          "|\n",
          "- ",
          "null",
          "true",
          "-1",
          "1e999",
          "0x1F",
          ".nan",
          "~",
          "\t",
          "\r",
          "\0",
          "\ud83d\ude00",
          "\u202e",
          "\ufeff",
          "{}",
          "[]",
          "\"\"",
          "$ref",
          "\"$ref\": \"#\"",
          "#/paths",
          "/{a}{b}/{a}",
          "//",
          "..",
          "%2F",
          "%zz",
          "?",
          "*",
          "{a",
          "x-weir-upstream",
          "x-wso2-cors",
          "servers",
          "security",
          "get",
          "\\u0000",
          "\\ud800",
          "---\n",
          "...\n",
          "%YAML 9.9\n");

  private final Random random;

  Mutation(Random random) {
    this.random = random;
  }

  /** The same text with one to four changes. */
  byte[] of(byte[] original) {
    byte[] text = original;
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      text = changed(text);
    }
    return text;
  }

  private byte[] changed(byte[] text) {
    int from = random.nextInt(text.length + 1);
    int to = Math.min(text.length, from + 1 + random.nextInt(40));
    return switch (random.nextInt(8)) {
      case 0 -> spliced(text, from, to, new byte[0]);
      case 1 -> spliced(text, from, from, slice(text, from, to));
      case 2 -> spliced(text, from, Math.min(text.length, from + 1), piece());
      case 3 -> spliced(text, from, from, piece());
      case 4 -> spliced(text, from, text.length, new byte[0]);
      case 5 -> spliced(text, from, to, slice(text, 0, Math.min(text.length, to - from)));
      case 6 -> swapped(text);
      default -> flipped(text);
    };
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  /** Two lines change places. */
  private byte[] swapped(byte[] text) {
    String[] lines = new String(text, StandardCharsets.ISO_8859_1).split("\n", -1);
    int a = random.nextInt(lines.length);
    int b = random.nextInt(lines.length);
    String line = lines[a];
    lines[a] = lines[b];
    lines[b] = line;
    return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** One bit is another. */
  private byte[] flipped(byte[] text) {
    if (text.length == 0) {
      return text;
    }
    byte[] flipped = text.clone();
    flipped[random.nextInt(text.length)] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] slice(byte[] text, int from, int to) {
    return Arrays.copyOfRange(text, from, Math.max(from, to));
  }

  private static byte[] spliced(byte[] text, int from, int to, byte[] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + between.length);
    out.write(text, 0, from);
    out.write(between, 0, between.length);
    out.write(text, to, text.length - to);
    return out.toByteArray();
  }
}
