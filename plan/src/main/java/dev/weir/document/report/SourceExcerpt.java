package dev.weir.document.report;

import dev.weir.config.Place;
import java.util.Optional;

/**
 * The line that a place points to, fit to be printed: tabs as spaces, what is unseen replaced, a
 * long line cut around the column.
 *
 * @param line what to print
 * @param column where the caret belongs, 0-based, in characters of {@code line}
 */
public record SourceExcerpt(String line, int column) {
  private static final int WIDTH = 100;
  private static final int BEFORE = 60;

  /** The excerpt of a file's text; empty when the place is outside it. */
  public static Optional<SourceExcerpt> of(String source, Place place) {
    return new SourceLines(source).excerpt(place);
  }

  static SourceExcerpt cut(String line, int column) {
    int[] points = line.codePoints().toArray();
    int at = Math.min(column, points.length);
    int from =
        points.length <= WIDTH ? 0 : Math.max(0, Math.min(at - BEFORE, points.length - WIDTH));
    int to = Math.min(points.length, from + WIDTH);
    StringBuilder shown = new StringBuilder(from > 0 ? "…" : "");
    int caret = -1;
    for (int i = from; i <= to; i++) {
      if (i == at) {
        caret = shown.codePointCount(0, shown.length());
      }
      if (i < to) {
        shown.append(points[i] == '\t' ? "    " : Words.visible(Character.toString(points[i])));
      }
    }
    return new SourceExcerpt(shown.append(to < points.length ? "…" : "").toString(), caret);
  }

  /** A line with a caret under the column. */
  public String caret() {
    return " ".repeat(column) + "^";
  }
}
