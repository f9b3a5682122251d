package dev.weir.cli.test;

/** Texts as messages quote them: on one line, and not too long. */
final class Shown {
  private static final int LONGEST = 200;

  private Shown() {}

  static String text(String text) {
    if (text.isEmpty()) {
      return "empty";
    }
    String line = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return "\"" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "\"";
  }
}
