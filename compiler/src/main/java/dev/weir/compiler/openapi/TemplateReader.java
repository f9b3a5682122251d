package dev.weir.compiler.openapi;

import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the keys under {@code paths}. A gateway accepts a request's path only in canonical form
 * (RFC 3986 §6.2.2), so a template that no such path can match is left out, with a warning: the
 * others are served. A template that leaves open what it means is an error.
 */
final class TemplateReader {
  private static final Set<String> DOTS = Set.of(".", "..");

  private final Problems problems;
  private final String written;
  private final Place place;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder shape = new StringBuilder();
  private final List<String> parameters = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private boolean broken;

  private TemplateReader(String written, Place place, Problems problems) {
    this.written = written;
    this.place = place;
    this.problems = problems;
  }

  /** The template in canonical form; empty, and reported, when nothing can be served for it. */
  static Optional<Template> read(String written, Place place, Problems problems) {
    return new TemplateReader(written, place, problems).read();
  }

  /** Whether something follows the path that does not take part in routing. */
  static boolean hasQuery(String written) {
    return end(written) < written.length();
  }

  private Optional<Template> read() {
    List<String> segments = segments(written.substring(0, end(written)));
    for (int i = 0; i < segments.size(); i++) {
      text.append('/');
      shape.append('/');
      segment(segments.get(i), i == segments.size() - 1);
    }
    return broken
        ? Optional.empty()
        : Optional.of(new Template(text.toString(), shape.toString(), parameters, names));
  }

  /**
   * Where a path ends and its query or fragment begins: fragments are never sent, and queries do
   * not take part in routing.
   */
  private static int end(String written) {
    int depth = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth <= 0 && (c == '?' || c == '#')) {
        return i;
      }
    }
    return written.length();
  }

  /** Splits at each slash outside braces; the first slash is not part of the first segment. */
  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int depth = 0;
    int start = 1;
    for (int i = 1; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '/' && depth <= 0) {
        segments.add(path.substring(start, i));
        start = i + 1;
      }
    }
    segments.add(path.substring(Math.min(start, path.length())));
    return segments;
  }

  private void segment(String segment, boolean last) {
    if (segment.isEmpty()) {
      if (!last) {
        unreachable("has an empty segment, and // is refused in requests", "write one /");
      }
    } else if (PathText.canonical(segment).filter(DOTS::contains).isPresent()) {
      unreachable(
          "has a segment \"" + segment + "\", which is refused in requests",
          "write the path without it");
    } else if (last && (segment.equals("*") || isGreedy(segment))) {
      text.append('*');
      shape.append('*');
    } else {
      parts(segment);
    }
  }

  /** {@code {proxy+}}, {@code {+path}}, {@code {path*}}: what others write for the rest. */
  private static boolean isGreedy(String segment) {
    return SpanningParameters.SIGNED.matcher(segment).matches();
  }

  private void parts(String segment) {
    boolean afterParameter = false;
    int at = 0;
    while (at < segment.length()) {
      int open = segment.indexOf('{', at);
      int end = open < 0 ? segment.length() : open;
      if (end > at) {
        literal(segment.substring(at, end));
        afterParameter = false;
      }
      if (open < 0) {
        return;
      }
      int close = segment.indexOf('}', open);
      int again = segment.indexOf('{', open + 1);
      if (close < 0 || (again >= 0 && again < close)) {
        error("has a { without }", "close the parameter, or write %7B for a brace");
        return;
      }
      String name = SpanningParameters.withoutSign(segment.substring(open, close + 1));
      if (afterParameter) {
        swallowed(name);
      } else {
        parameter(name);
      }
      afterParameter = true;
      at = close + 1;
    }
  }

  private void parameter(String name) {
    if (!isName(name)) {
      return;
    }
    if (names.add(name)) {
      parameters.add(name);
    } else {
      // Callers may send two values, so none of them may be relied on.
      parameters.remove(name);
      warning(
          "uncertain-parameter",
          "has the parameter {" + name + "} twice, so that steps cannot use its value",
          "give one of them another name");
    }
    text.append('{').append(name).append('}');
    shape.append("{}");
  }

  private boolean isName(String name) {
    boolean proper = !name.isEmpty() && name.indexOf('/') < 0;
    if (!proper) {
      error("has a parameter without a proper name", "write {name}");
    }
    return proper;
  }

  /** Where one ends and the next begins is unknown, so both are one to a gateway. */
  private void swallowed(String name) {
    if (!isName(name) || broken) {
      return;
    }
    names.add(name);
    String before = text.substring(text.lastIndexOf("{") + 1, text.length() - 1);
    parameters.remove(before);
    warning(
        "uncertain-parameter",
        "has nothing between {"
            + before
            + "} and {"
            + name
            + "}, so that they are matched as one and steps cannot use their values",
        "put a character between them");
  }

  private void literal(String literal) {
    if (literal.indexOf('}') >= 0) {
      error("has a } without {", "open the parameter, or write %7D for a brace");
      return;
    }
    if (literal.indexOf(';') >= 0) {
      unreachable("has a ; in it, which is refused in requests", "");
      return;
    }
    Optional<String> canonical = PathText.canonical(literal);
    if (canonical.isEmpty()) {
      unreachable(
          "holds a broken or refused encoding (%2F, %5C, %00, a \\ or bad UTF-8)",
          "write the characters themselves");
      return;
    }
    text.append(canonical.get());
    shape.append(canonical.get());
  }

  private void unreachable(String message, String remedy) {
    if (!broken) {
      warning("unreachable-path", message + "; it is left out", remedy);
    }
    broken = true;
  }

  private void warning(String code, String message, String remedy) {
    problems.warning(code, place, "", "the path \"" + written + "\" " + message, remedy);
  }

  private void error(String message, String remedy) {
    broken = true;
    problems.error("bad-path", place, "", "the path \"" + written + "\" " + message, remedy);
  }
}
