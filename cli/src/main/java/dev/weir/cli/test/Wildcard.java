package dev.weir.cli.test;

import java.util.ArrayList;
import java.util.List;

/**
 * A text that is expected, in which each {@code *} stands for any text, also none.
 *
 * @param written as its author wrote it
 */
record Wildcard(String written) {
  /** Whether a text is as expected. Takes time linear in the text for each star. */
  boolean matches(String text) {
    List<String> parts = parts();
    String first = parts.get(0);
    String last = parts.get(parts.size() - 1);
    if (parts.size() == 1) {
      return text.equals(first);
    }
    if (text.length() < first.length() + last.length()
        || !text.startsWith(first)
        || !text.endsWith(last)) {
      return false;
    }
    int from = first.length();
    int end = text.length() - last.length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, from);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      from = found + part.length();
    }
    return true;
  }

  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int star = written.indexOf('*'); star >= 0; star = written.indexOf('*', from)) {
      parts.add(written.substring(from, star));
      from = star + 1;
    }
    parts.add(written.substring(from));
    return parts;
  }
}
