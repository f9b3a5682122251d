package dev.weir.gateway.settings;

import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a line of the access log looks: text, and between it values. Written as everywhere: {@code
 * {status}} is a value, <code>{header.x-tenant|none}</code> one with what stands for it when it is
 * absent, and a doubled brace is a brace.
 *
 * @param parts in the order of the line
 */
public record LogPattern(List<Part> parts) {
  /** Copies the list. */
  public LogPattern {
    parts = List.copyOf(parts);
  }

  /** Some of a line. */
  public sealed interface Part {}

  /** The same in every line. */
  public record Text(String text) implements Part {}

  /**
   * Different in every line.
   *
   * @param header the name of a header field, lower case; empty for other values
   * @param fallback what is written when there is no value
   */
  public record Value(LogField field, String header, String fallback) implements Part {}

  /** Reads a pattern; what is wrong with it is told through the setting. */
  static LogPattern read(String pattern, Setting setting) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      boolean doubled = at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        text.append(c);
        at += 2;
      } else if (c == '{') {
        int end = pattern.indexOf('}', at);
        if (end < 0) {
          setting.error("wrong-pattern", "a brace is not closed", "write {{ for a brace itself");
          break;
        }
        if (!text.isEmpty()) {
          parts.add(new Text(text.toString()));
          text.setLength(0);
        }
        value(pattern.substring(at + 1, end), setting, parts);
        at = end + 1;
      } else {
        if (Character.isISOControl(c)) {
          setting.error("wrong-pattern", "holds a control character", "a line is one line");
        }
        text.append(c);
        at++;
      }
    }
    if (!text.isEmpty()) {
      parts.add(new Text(text.toString()));
    }
    return new LogPattern(parts);
  }

  private static void value(String written, Setting setting, List<Part> parts) {
    int bar = written.indexOf('|');
    String name = bar < 0 ? written : written.substring(0, bar);
    String fallback = bar < 0 ? "" : written.substring(bar + 1);
    LogField field = LogField.named(name);
    if (field == null) {
      setting.error(
          "wrong-pattern",
          "{" + name + "} is no value of the access log",
          Suggest.among(name, LogField.words()));
    } else if (field != LogField.HEADER) {
      parts.add(new Value(field, "", fallback));
    } else {
      String header = name.substring(field.word().length()).toLowerCase(Locale.ROOT);
      if (LoggedHeaders.check(header, setting)) {
        parts.add(new Value(field, header, fallback));
      }
    }
  }
}
