package dev.weir.policies.template;

import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.policy.Secrets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text with request-time values in braces: {@code {id}} (a path parameter), {@code {claim.org}},
 * {@code {header.X-A}}, {@code {query.q}}, {@code {cookie.c}}, {@code {client.ip}}, {@code
 * {request.id}}, {@code {api.version}}. An absent value is the empty text, {@code {claim.org|none}}
 * gives a default, <code>{{</code> is a brace. Immutable; {@link #fill} binds it to the place where
 * its result goes.
 */
public final class Template {
  private final String written;
  private final List<Part> parts;
  private final Place place;
  private final String path;

  Template(String written, List<Part> parts, Place place, String path) {
    this.written = written;
    this.parts = List.copyOf(parts);
    this.place = place;
    this.path = path;
  }

  /** Reads a text; a wrong one is reported and the empty template returned. */
  public static Template read(Setting setting) {
    return TemplateReader.read(setting.text(""), setting);
  }

  /** What the author wrote. */
  public String written() {
    return written;
  }

  /** The parameters of the operation's path that it uses. */
  public Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof Part.Value value && value.variable().source() == Source.PATH_PARAMETER) {
        names.add(value.variable().name());
      }
    }
    return names;
  }

  /** The text that stands for itself, in order, without the values between. */
  public List<String> literals() {
    return parts.stream()
        .filter(Part.Literal.class::isInstance)
        .map(part -> ((Part.Literal) part).text())
        .toList();
  }

  /** The text with something else in the place of every value and every secret. */
  public String outline(String instead) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part instanceof Part.Literal literal ? literal.text() : instead);
    }
    return out.toString();
  }

  /**
   * The template ready to be filled, its secrets resolved, for one kind of place.
   *
   * @throws IllegalArgumentException when a secret cannot be resolved
   */
  public Filling fill(Escape escape, Secrets secrets) {
    return Filling.of(parts, escape, secrets);
  }

  List<Part> parts() {
    return parts;
  }

  Place place() {
    return place;
  }

  void error(Problems problems, String code, String message, String remedy) {
    problems.error(code, place, path, message, remedy);
  }

  /** Two templates are equal when their authors wrote the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Template template && template.written.equals(written);
  }

  @Override
  public int hashCode() {
    return written.hashCode();
  }

  @Override
  public String toString() {
    return written;
  }
}
