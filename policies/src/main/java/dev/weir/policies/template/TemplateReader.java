package dev.weir.policies.template;

import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses the text of a {@link Template}. Every mistake is reported with a remedy. */
final class TemplateReader {
  private static final String KNOWN =
      "known are a path parameter, claim.NAME, header.NAME, query.NAME, cookie.NAME, client.ip,"
          + " request.id, api.version";

  private final String text;
  private final Setting setting;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private TemplateReader(String text, Setting setting) {
    this.text = text;
    this.setting = setting;
  }

  static Template read(String text, Setting setting) {
    TemplateReader reader = new TemplateReader(text, setting);
    reader.read();
    return new Template(text, reader.parts, setting.place(), setting.path());
  }

  private void read() {
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("{{", at)) {
        literal.append('{');
        at += 2;
      } else if (text.charAt(at) == '{') {
        at = value(at);
      } else if (text.startsWith("${", at) && !text.startsWith("${{", at)) {
        at = secret(at);
      } else {
        literal.append(text.charAt(at++));
      }
    }
    flush();
  }

  private int value(int open) {
    int close = text.indexOf('}', open);
    if (close < 0) {
      return unclosed();
    }
    String inside = text.substring(open + 1, close);
    int bar = inside.indexOf('|');
    String name = (bar < 0 ? inside : inside.substring(0, bar)).strip();
    variable(name)
        .ifPresent(
            variable -> {
              flush();
              parts.add(new Part.Value(variable, bar < 0 ? "" : inside.substring(bar + 1)));
            });
    return close + 1;
  }

  private int secret(int open) {
    int close = text.indexOf('}', open);
    if (close < 0) {
      return unclosed();
    }
    flush();
    parts.add(new Part.Secret(text.substring(open, close + 1)));
    return close + 1;
  }

  private int unclosed() {
    setting.error("bad-template", "a { has no } after it", "write {{ where a brace is meant");
    return text.length();
  }

  private void flush() {
    if (literal.length() > 0) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private Optional<Variable> variable(String name) {
    if (name.isEmpty()) {
      setting.error("bad-template", "{} names no value", KNOWN);
      return Optional.empty();
    }
    int dot = name.indexOf('.');
    for (Source source : Source.values()) {
      if (source.named() && dot > 0 && name.substring(0, dot).equals(source.word())) {
        return named(source, name.substring(dot + 1));
      }
      if (!source.named() && name.equals(source.word())) {
        return Optional.of(new Variable(source, ""));
      }
    }
    // A parameter's name may hold dots; whether the operation has it is known to ParameterCheck.
    String remedy = dot > 0 ? remedy(name, dot) : "";
    if (!remedy.isEmpty()) {
      setting.error("unknown-variable", "{" + name + "} is no known value", remedy);
      return Optional.empty();
    }
    return Optional.of(new Variable(Source.PATH_PARAMETER, name));
  }

  private Optional<Variable> named(Source source, String name) {
    if (name.isEmpty()) {
      setting.error(
          "bad-template", "{" + source.word() + ".} names no value", "write a name after the dot");
      return Optional.empty();
    }
    return Optional.of(new Variable(source, name));
  }

  private static String remedy(String name, int dot) {
    for (Source source : Source.values()) {
      if (!source.named() && source.word().startsWith(name.substring(0, dot + 1))) {
        return "of " + name.substring(0, dot) + " there is only " + source.word();
      }
    }
    return nearest(name);
  }

  /** The nearest known name with the same ending, as a question. */
  static String nearest(String name) {
    String ending = name.substring(name.indexOf('.') + 1);
    return Suggest.among(
        name,
        Stream.of(Source.values())
            .filter(source -> !source.word().isEmpty())
            .map(source -> source.named() ? source.word() + "." + ending : source.word())
            .toList());
  }
}
