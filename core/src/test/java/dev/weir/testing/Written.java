package dev.weir.testing;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.policy.PolicyType;
import java.util.ArrayList;
import java.util.List;

/**
 * What an author wrote, in YAML's flow style: {@code {origins: ['https://shop.example'], max-age:
 * 1h}}. Every value keeps the place where it stands, in file {@code weir.yaml}.
 */
public final class Written {
  private final String text;
  private int at;

  private Written(String text) {
    this.text = text;
  }

  /** The value that a text stands for. */
  public static Node node(String text) {
    Written written = new Written(text);
    Node node = written.value();
    written.blanks();
    if (written.at < text.length()) {
      throw new IllegalArgumentException("something follows the value: " + text);
    }
    return node;
  }

  /** The settings of a policy as its type reads them; fails when the type has any complaint. */
  public static <S> S settings(PolicyType<S> type, String text) {
    Problems problems = new Problems();
    S settings = type.read(Setting.of(node(text), type.name(), problems));
    if (!problems.all().isEmpty()) {
      throw new AssertionError("unexpected complaints: " + problems.all());
    }
    return settings;
  }

  /** What a policy's type complains about; each problem as one line. */
  public static List<String> complaints(PolicyType<?> type, String text) {
    Problems problems = new Problems();
    type.read(Setting.of(node(text), type.name(), problems));
    return problems.all().stream().map(Problem::toString).toList();
  }

  private Node value() {
    blanks();
    Place place = place();
    char c = at < text.length() ? text.charAt(at) : ' ';
    return switch (c) {
      case '{' -> mapping(place);
      case '[' -> sequence(place);
      case '\'', '"' -> new Node.Scalar(Node.Kind.TEXT, quoted(c), place);
      default -> plain(place);
    };
  }

  private Node mapping(Place place) {
    Node.Builder members = Node.mapping();
    at++;
    for (blanks(); text.charAt(at) != '}'; blanks()) {
      Place key = place();
      char c = text.charAt(at);
      String name = c == '\'' || c == '"' ? quoted(c) : word();
      blanks();
      expect(':');
      members.put(name, key, value());
      comma('}');
    }
    at++;
    return members.build(place);
  }

  private Node sequence(Place place) {
    List<Node> items = new ArrayList<>();
    at++;
    for (blanks(); text.charAt(at) != ']'; blanks()) {
      items.add(value());
      comma(']');
    }
    at++;
    return new Node.Sequence(items, place);
  }

  private String quoted(char quote) {
    StringBuilder out = new StringBuilder();
    for (at++; text.charAt(at) != quote || twice(quote); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
      } else if (c == '\\' && quote == '"') {
        c = escaped(text.charAt(++at));
      }
      out.append(c);
    }
    at++;
    return out.toString();
  }

  private boolean twice(char quote) {
    return quote == '\'' && at + 1 < text.length() && text.charAt(at + 1) == quote;
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '0' -> 0;
      default -> c;
    };
  }

  private Node plain(Place place) {
    String word = word();
    Node.Kind kind =
        word.isEmpty() || word.equals("null") || word.equals("~")
            ? Node.Kind.NULL
            : word.equals("true") || word.equals("false")
                ? Node.Kind.BOOLEAN
                : word.matches("[-+]?[0-9]+")
                    ? Node.Kind.INTEGER
                    : word.matches("[-+]?[0-9]*\\.[0-9]+") ? Node.Kind.DECIMAL : Node.Kind.TEXT;
    return new Node.Scalar(kind, word, place);
  }

  /** Up to a comma, a closing bracket, or a colon before a blank. */
  private String word() {
    int from = at;
    while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && !separator()) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  private boolean separator() {
    return text.charAt(at) == ':' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
  }

  private void comma(char close) {
    blanks();
    if (text.charAt(at) != close) {
      expect(',');
    }
  }

  private void expect(char c) {
    if (text.charAt(at++) != c) {
      throw new IllegalArgumentException("expected " + c + " at " + place() + " of " + text);
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Place place() {
    String before = text.substring(0, at);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place("weir.yaml", line, at - before.lastIndexOf('\n'));
  }
}
