package dev.weir.document.report;

import dev.weir.config.Problem;
import dev.weir.config.Severity;
import java.util.Locale;

/** Small pieces of text that several reports share. */
final class Words {
  private Words() {}

  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /** Path and message on one line. */
  static String sentence(Problem problem) {
    return visible(
        problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message());
  }

  /** Path, message and, in brackets, the remedy, on one line. */
  static String whole(Problem problem) {
    return problem.remedy().isEmpty()
        ? sentence(problem)
        : sentence(problem) + " (" + visible(problem.remedy()) + ")";
  }

  /**
   * Without characters that a terminal or a reader could take for more than text: control
   * characters and those that turn the direction of writing.
   */
  static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              boolean turns =
                  (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
              boolean half = point >= 0xD800 && point <= 0xDFFF;
              boolean hidden = Character.isISOControl(point) || turns || half;
              visible.appendCodePoint(hidden ? 0xFFFD : point);
            });
    return visible.toString();
  }
}
