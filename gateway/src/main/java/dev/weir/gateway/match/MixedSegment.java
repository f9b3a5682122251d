package dev.weir.gateway.match;

import java.util.List;

/**
 * A segment of literals and parameters, such as {@code {id}.json} or {@code {from}-{to}}. A
 * parameter takes at least one character and as few as it can. Immutable.
 */
final class MixedSegment {
  private final String[] literals;

  MixedSegment(List<String> literals) {
    this.literals = literals.toArray(new String[0]);
  }

  /** How many parameters it has. */
  int parameters() {
    return literals.length - 1;
  }

  /**
   * Matches a part of a canonical path and notes where each parameter begins and ends. To search
   * each literal from the left and tie the last one to the end finds a match wherever there is one.
   */
  boolean matches(String text, int from, int to, int[] bounds, int parameter) {
    String first = literals[0];
    String last = literals[literals.length - 1];
    int tail = to - last.length();
    if (tail <= from + first.length() || !text.startsWith(first, from)) {
      return false;
    }
    if (!text.startsWith(last, tail) || !between(text, from, tail)) {
      return false;
    }
    int start = from + first.length();
    int at = 2 * parameter;
    for (int i = 1; i < literals.length - 1; i++) {
      int found = find(text, literals[i], start, tail);
      if (found < 0) {
        return false;
      }
      bounds[at++] = start;
      bounds[at++] = found;
      start = found + literals[i].length();
    }
    if (start >= tail) {
      return false;
    }
    bounds[at++] = start;
    bounds[at] = tail;
    return true;
  }

  private static int find(String text, String literal, int from, int to) {
    for (int at = from + 1; at + literal.length() <= to; at++) {
      if (text.startsWith(literal, at) && between(text, from, at)) {
        return at;
      }
    }
    return -1;
  }

  /** Whether an index stands between two characters, not inside an escape. */
  private static boolean between(String text, int from, int at) {
    return !(at - 1 >= from && text.charAt(at - 1) == '%')
        && !(at - 2 >= from && text.charAt(at - 2) == '%');
  }
}
