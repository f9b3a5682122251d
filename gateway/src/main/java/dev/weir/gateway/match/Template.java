package dev.weir.gateway.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A path template taken apart: context and template of a route in one.
 *
 * @param segments what stands between the slashes
 * @param rest whether a {@code *} stands for whatever follows, nothing included
 * @param names of the parameters, left to right
 */
record Template(List<Segment> segments, boolean rest, List<String> names) {
  /** One segment; the three kinds are told apart by how many literals and parameters it has. */
  record Segment(List<String> literals) {
    /** A text without parameters. */
    boolean literal() {
      return literals.size() == 1;
    }

    /** One parameter and nothing else. */
    boolean parameter() {
      return literals.size() == 2 && literals.get(0).isEmpty() && literals.get(1).isEmpty();
    }

    /** What makes two segments match the same texts: the literals, without parameter names. */
    String shape() {
      return String.join("{}", literals);
    }
  }

  /**
   * Reads a template such as {@code /pets/{id}.json} or {@code /files/*}.
   *
   * @throws IllegalArgumentException when it does not begin with {@code /}, its braces do not
   *     match, or a {@code *} is a segment but not the last one
   */
  static Template of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("a path template begins with /, not " + text);
    }
    List<Segment> segments = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String[] parts = text.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals("*")) {
        if (i != parts.length - 1) {
          throw new IllegalArgumentException("* must be the last segment in " + text);
        }
        return new Template(segments, true, names);
      }
      segments.add(segment(parts[i], names, text));
    }
    return new Template(segments, false, names);
  }

  /** How long the text is in canonical form; for a template without parameters only. */
  int length() {
    int length = 0;
    for (Segment segment : segments) {
      length += 1 + segment.literals().get(0).length();
    }
    return length;
  }

  private static Segment segment(String part, List<String> names, String template) {
    List<String> literals = new ArrayList<>();
    int from = 0;
    while (true) {
      int open = part.indexOf('{', from);
      int close = part.indexOf('}', from);
      if (open < 0 && close < 0) {
        literals.add(canonical(part.substring(from)));
        return new Segment(literals);
      }
      if (open < 0 || close < open || part.lastIndexOf('{', close) != open) {
        throw new IllegalArgumentException("braces do not match in " + template);
      }
      literals.add(canonical(part.substring(from, open)));
      names.add(part.substring(open + 1, close));
      from = close + 1;
    }
  }

  /** A literal in the form in which {@link RequestTarget} gives the paths it is compared with. */
  private static String canonical(String literal) {
    StringBuilder canonical = new StringBuilder();
    int at = 0;
    while (at < literal.length()) {
      int octet = PathCharacters.escaped(literal, at, literal.length());
      if (octet >= 0) {
        append(canonical, octet);
        at += 3;
      } else {
        int codePoint = literal.codePointAt(at);
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
          append(canonical, b & 0xff);
        }
        at += Character.charCount(codePoint);
      }
    }
    return canonical.toString();
  }

  private static void append(StringBuilder to, int octet) {
    if (octet < 0x80 && PathCharacters.kind((char) octet) == PathCharacters.PLAIN) {
      to.append((char) octet);
    } else {
      PathCharacters.appendEscape(to, octet);
    }
  }
}
