package dev.weir.document;

/** Short, printable forms of what a document says, for use inside messages. */
final class Shown {
  private static final int LONGEST = 40;

  private Shown() {}

  /** The text in quotes, cut when it is long, with control characters as {@code U+0007}. */
  static String text(String text) {
    StringBuilder shown = new StringBuilder("\"");
    int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
    for (int i = 0; i < points.length && i < LONGEST; i++) {
      if (Character.isISOControl(points[i])) {
        shown.append(point(points[i]));
      } else {
        shown.appendCodePoint(points[i]);
      }
    }
    return shown.append(points.length > LONGEST ? "…\"" : "\"").toString();
  }

  /** A character by name when it cannot be seen, else in quotes. */
  static String character(int point) {
    return point == '"'
        ? "a double quote"
        : point == '\t'
            ? "a tab"
            : point <= ' ' || Character.isISOControl(point)
                ? "the character " + point(point)
                : "\"" + Character.toString(point) + "\"";
  }

  static String point(int point) {
    return String.format("U+%04X", point);
  }
}
