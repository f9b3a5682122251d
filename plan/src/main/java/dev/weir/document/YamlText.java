package dev.weir.document;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** How a text is spelled in YAML: bare where that is safe, else in quotes. */
final class YamlText {
  /** Booleans of YAML 1.1. */
  private static final Set<String> OLD_BOOLEANS = Set.of("y", "n", "yes", "no", "on", "off");

  private static final Pattern BARE = Pattern.compile("[\\p{L}_/$][^\\n\\r\\t]*");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]+(?:ms|[smhd]|[KMGT]?B|%)");
  private static final Pattern VERSION = Pattern.compile("[0-9]+(?:\\.[0-9]+){2,}(?:-[a-z0-9]+)*");
  private static final Pattern MEANS_MORE = Pattern.compile(".*(?::\\s| #|:$|\\s$).*");
  private static final Pattern MEANS_MORE_IN_FLOW = Pattern.compile(".*(?:[,\\[\\]{}]|:(?!/)).*");

  private YamlText() {}

  static String inBlock(String text) {
    return isBare(text) ? text : quoted(text);
  }

  static String inFlow(String text) {
    return isBare(text) && !MEANS_MORE_IN_FLOW.matcher(text).matches() ? text : quoted(text);
  }

  /** Whether the text can stand as a block of lines under {@code |} without losing anything. */
  static boolean fitsBlock(String text) {
    if (text.indexOf('\n') < 0 || text.endsWith("\n\n") || !isVisible(text.replace("\n", ""))) {
      return false;
    }
    String[] rows = text.split("\n", -1);
    if (rows[0].isEmpty() || Character.isWhitespace(rows[0].charAt(0))) {
      return false;
    }
    for (String row : rows) {
      if (!row.isEmpty() && row.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBare(String text) {
    boolean form =
        BARE.matcher(text).matches()
            ? !MEANS_MORE.matcher(text).matches()
            : AMOUNT.matcher(text).matches() || VERSION.matcher(text).matches();
    return form
        && isVisible(text)
        && !OLD_BOOLEANS.contains(text.toLowerCase(Locale.ROOT))
        && !YamlDocument.holdsRemark(text)
        && Scalars.plain(text, Place.NONE, new Problems()).kind() == Node.Kind.TEXT;
  }

  private static String quoted(String text) {
    return isVisible(text) ? "'" + text.replace("'", "''") + "'" : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    JsonWriter.quoted(text)
        .codePoints()
        .forEach(
            point -> {
              if (isVisible(point)) {
                escaped.appendCodePoint(point);
              } else {
                escaped.append(String.format("\\u%04x", point));
              }
            });
    return escaped.toString();
  }

  private static boolean isVisible(String text) {
    return text.codePoints().allMatch(YamlText::isVisible);
  }

  /** Printable, and neither a line break nor a mark that nobody sees. */
  private static boolean isVisible(int point) {
    return StreamReader.isPrintable(point)
        && point >= ' '
        && !Character.isISOControl(point)
        && Character.getType(point) != Character.FORMAT
        && Character.getType(point) != Character.LINE_SEPARATOR
        && Character.getType(point) != Character.PARAGRAPH_SEPARATOR
        && Character.getType(point) != Character.SURROGATE;
  }
}
