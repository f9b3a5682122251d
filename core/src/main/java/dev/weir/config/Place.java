package dev.weir.config;

/**
 * Where something stands in a file that a person wrote.
 *
 * @param file the file as the author named it, relative to the project; empty when not from a file
 * @param line 1-based; 0 when unknown
 * @param column 1-based; 0 when unknown
 */
public record Place(String file, int line, int column) {
  /** The place of a value that nobody wrote: a default or something derived. */
  public static final Place NONE = new Place("", 0, 0);

  /** The first character of a file. */
  public static Place startOf(String file) {
    return new Place(file, 1, 1);
  }

  /** Reads {@code file:line:column}; {@link #NONE} for anything else. */
  public static Place parse(String text) {
    int column = text.lastIndexOf(':');
    int line = column < 1 ? -1 : text.lastIndexOf(':', column - 1);
    if (line < 1) {
      return NONE;
    }
    try {
      Place place =
          new Place(
              text.substring(0, line),
              Integer.parseInt(text.substring(line + 1, column)),
              Integer.parseInt(text.substring(column + 1)));
      return place.line() > 0 && place.column() > 0 ? place : NONE;
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /** {@code file:line:column}, the form editors and terminals make clickable. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
