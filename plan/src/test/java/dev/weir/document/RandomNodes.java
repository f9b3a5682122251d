package dev.weir.document;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values made by chance, from a seed; texts are the awkward ones. */
final class RandomNodes {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "b",
          "c",
          "key",
          "a b",
          " a",
          "a ",
          "a: b",
          "a:",
          ":a",
          "a #b",
          "#a",
          "- a",
          "-",
          "?",
          "? a",
          "on",
          "OFF",
          "yes",
          "No",
          "y",
          "N",
          "null",
          "Null",
          "~",
          "true",
          "False",
          "1",
          "-1",
          "1.10",
          "1e3",
          "007",
          "+5",
          ".5",
          "5.",
          "0x1F",
          "0o7",
          "0b1",
          "1_000",
          ".inf",
          "-.INF",
          ".nan",
          "12:30",
          "12:30:45",
          "2024-01-01",
          "2024-01-01T10:00:00Z",
          "1.2.3",
          "30s",
          "20%",
          "10MB",
          "<<",
          "=",
          "!a",
          "&a",
          "*a",
          "@a",
          "`a",
          "%a",
          "{a}",
          "[a]",
          "a, b",
          "a]",
          "'a'",
          "\"a\"",
          "it's",
          "a\"b",
          "|",
          ">",
          "a\nb",
          "a\nb\n",
          "a\n\nb\n\n",
          "\na",
          " a\nb",
          "a\n b\n",
          "a \nb",
          "\n",
          "\n\n",
          "\t",
          "a\tb",
          "\ta",
          "a\t",
          "a\r\nb",
          "\r",
          "\u0000",
          "\u0007",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u2028",
          "\uFEFF",
          "\uFFFE",
          "é",
          "\uD83D\uDE00",
          "\uD83D",
          "\uDE00",
          "a // b",
          "// a",
          "//host/a",
          "---",
          "--- a",
          "...",
          "a\n---\nb",
          "https://a.example/{id}?x=1#y",
          "${env:A}",
          "{claim.org}",
          "C:\\a",
          "\\n",
          "a very long text that goes on and on, well beyond the eighty columns that a line has room for",
          "x".repeat(200));

  private final Random random;

  RandomNodes(long seed) {
    this.random = new Random(seed);
  }

  Node next() {
    return next(4);
  }

  private Node next(int depth) {
    int kind = random.nextInt(depth == 0 ? 6 : 12);
    return switch (kind) {
      case 0 -> new Node.Scalar(Node.Kind.INTEGER, pick("0", "-7", "42"), Place.NONE);
      case 1 -> new Node.Scalar(Node.Kind.DECIMAL, pick("1.10", "-2.5e3", "1E-2"), Place.NONE);
      case 2 -> Node.flag(random.nextBoolean());
      case 3 -> new Node.Scalar(Node.Kind.NULL, "null", Place.NONE);
      case 4, 5 -> Node.text(text());
      case 6, 7, 8 -> {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(next(depth - 1));
        }
        yield Node.list(items);
      }
      default -> {
        Node.Builder mapping = Node.mapping();
        for (int i = random.nextInt(5); i > 0; i--) {
          String key = random.nextInt(3) == 0 ? key() : pick("a", "b", "c");
          mapping.put(key, next(depth - 1));
        }
        yield mapping.build();
      }
    };
  }

  /** Half a surrogate pair is no key that the JSON parser takes. */
  private String key() {
    String text = text();
    return text.length() == 1 && Character.isSurrogate(text.charAt(0)) ? "half" : text;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String pick(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
