package dev.weir.document.report;

import dev.weir.config.Place;
import java.util.Arrays;
import java.util.Optional;

/** The lines of one file, found once for many excerpts. Immutable. */
final class SourceLines {
  private final String source;
  private final int[] starts;
  private final boolean text;

  SourceLines(String source) {
    // Readers do not count a byte order mark, so columns begin behind it.
    this.source = source.startsWith("\uFEFF") ? source.substring(1) : source;
    this.starts = starts(this.source);
    this.text = source.indexOf('\0') < 0;
  }

  /**
   * The line that a place points to; empty when the place is outside the file, or it is no text.
   */
  Optional<SourceExcerpt> excerpt(Place place) {
    if (!text || place.line() < 1 || place.column() < 1 || place.line() > starts.length) {
      return Optional.empty();
    }
    int start = starts[place.line() - 1];
    int end = place.line() < starts.length ? starts[place.line()] : source.length();
    while (end > start && isBreak(source.charAt(end - 1))) {
      end--;
    }
    return Optional.of(SourceExcerpt.cut(source.substring(start, end), place.column() - 1));
  }

  /** Lines end with LF, CR LF or CR, as in YAML and JSON readers. */
  private static int[] starts(String source) {
    int[] starts = new int[64];
    int count = 1;
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      boolean crOfCrLf = c == '\r' && i + 1 < source.length() && source.charAt(i + 1) == '\n';
      if (isBreak(c) && !crOfCrLf) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
