package dev.weir.config;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value that an author may have written, read as the type the reader wants. A value of the
 * wrong type is reported with its place and a remedy, and the fallback is returned, so that reading
 * goes on and all problems come together. Not thread-safe.
 */
public final class Setting {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private final @Nullable Node node;
  private final Place place;
  private final String path;
  private final Problems problems;

  private Setting(@Nullable Node node, Place place, String path, Problems problems) {
    this.node = node;
    this.place = place;
    this.path = path;
    this.problems = problems;
  }

  /** A value at a path such as {@code cors.max-age}. */
  public static Setting of(Node node, String path, Problems problems) {
    return new Setting(requireNonNull(node, "node"), node.place(), path, problems);
  }

  /** A key that is not there; {@code place} is that of the mapping that lacks it. */
  static Setting absent(Place place, String path, Problems problems) {
    return new Setting(null, place, path, problems);
  }

  /** Whether it was written. A value of {@code null} counts as not written. */
  public boolean present() {
    return node != null && !(node instanceof Node.Scalar s && s.kind() == Node.Kind.NULL);
  }

  /** The value itself; empty when not written. */
  public Optional<Node> node() {
    return Optional.ofNullable(node);
  }

  /** Where it stands, or where the mapping stands that lacks it. */
  public Place place() {
    return place;
  }

  /** The keys that lead here. */
  public String path() {
    return path;
  }

  /** Where problems of this reading go. */
  public Problems problems() {
    return problems;
  }

  /** Reports an error about this value. */
  public void error(String code, String message, String remedy) {
    problems.error(code, place, path, message, remedy);
  }

  /** Reports when it was not written. Returns itself. */
  public Setting required() {
    if (!present()) {
      error("missing-key", "is required", "add " + path.substring(path.lastIndexOf('.') + 1) + ":");
    }
    return this;
  }

  /** A text; numbers and booleans count as the text that was written. */
  public String text(String fallback) {
    return scalar("a text").map(Node.Scalar::text).orElse(fallback);
  }

  /** A text, empty when not written. */
  public Optional<String> text() {
    return scalar("a text").map(Node.Scalar::text);
  }

  /**
   * A text that is secret, empty when not written: a reference such as <code>${env:NAME}</code>,
   * alone or inside a text, to be resolved when the reader is bound. A secret that stands here as
   * it is is a warning, which the building of a bundle takes as an error. Never show the value.
   */
  public Optional<String> secret() {
    Optional<String> text = text();
    if (text.isPresent() && !SecretReference.in(text.get())) {
      problems.warning(
          "literal-secret",
          place,
          path,
          "holds a secret as it is",
          "write ${env:NAME} or ${file:/run/secrets/name}");
    }
    return text;
  }

  /** {@code true} or {@code false}. */
  public boolean flag(boolean fallback) {
    Optional<Node.Scalar> scalar = scalar("true or false");
    if (scalar.isPresent() && scalar.get().kind() != Node.Kind.BOOLEAN) {
      wrong(scalar.get(), "true or false", "write true or false");
      return fallback;
    }
    return scalar.map(s -> Boolean.parseBoolean(s.text())).orElse(fallback);
  }

  /** A whole number within the bounds, both inclusive. */
  public long number(long fallback, long least, long most) {
    String range = "a whole number from " + least + " to " + most;
    Optional<Node.Scalar> scalar = scalar(range);
    if (scalar.isEmpty()) {
      return fallback;
    }
    if (scalar.get().kind() == Node.Kind.INTEGER) {
      try {
        long value = scalar.get().number().longValueExact();
        if (value >= least && value <= most) {
          return value;
        }
      } catch (ArithmeticException outOfRange) {
        // reported below, as any number out of range
      }
    }
    boolean inQuotes =
        scalar.get().kind() == Node.Kind.TEXT && scalar.get().text().matches("-?[0-9]{1,18}");
    wrong(scalar.get(), range, inQuotes ? "write it without quotes" : "");
    return fallback;
  }

  /** A duration such as {@code 250ms}, {@code 5s}, {@code 1m}, {@code 2h}, {@code 7d}. */
  public Duration duration(Duration fallback) {
    return unit("a duration", "5s", Units::duration, fallback);
  }

  /** A size such as {@code 16KB}, in bytes. */
  public long size(long fallback) {
    return unit("a size", "10MB", text -> boxed(Units.size(text)), fallback);
  }

  /** A share such as {@code 20%}, as 0 to 100. */
  public long percent(long fallback) {
    return unit("a share", "20%", text -> boxed(Units.percent(text)), fallback);
  }

  /** One of an enumeration's constants, written in lower case with dashes. */
  public <E extends Enum<E>> E choice(Class<E> type, E fallback) {
    Optional<Node.Scalar> scalar = scalar("one of " + words(type));
    for (E constant : type.getEnumConstants()) {
      if (scalar.isPresent() && scalar.get().text().equals(word(constant))) {
        return constant;
      }
    }
    scalar.ifPresent(
        s -> wrong(s, "one of " + words(type), Suggest.among(s.text(), wordList(type))));
    return fallback;
  }

  /** A list, or one value standing for a list of one. */
  public List<Setting> items() {
    if (!present()) {
      return List.of();
    }
    if (!(node instanceof Node.Sequence sequence)) {
      return List.of(this);
    }
    List<Setting> items = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      items.add(of(sequence.items().get(i), path + "[" + i + "]", problems));
    }
    return items;
  }

  /**
   * A list that holds something, or one value standing for a list of one. What is absent or empty
   * is reported, and left out.
   */
  public List<Setting> oneOrMore() {
    List<Setting> items = required().items();
    if (present() && items.isEmpty()) {
      error("missing-key", "is an empty list", "write at least one value");
    }
    List<Setting> written = new ArrayList<>();
    for (Setting item : items) {
      if (item.present()) {
        written.add(item);
      } else {
        item.error("missing-key", "is empty", "write a value, or remove the item");
      }
    }
    return written;
  }

  /** A list of texts, or one text standing for a list of one. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /**
   * A mapping with names that the reader knows. Ask for each key, then call {@link Section#done}.
   */
  public Section section() {
    if (present() && !(node instanceof Node.Mapping)) {
      error("wrong-type", "should be a mapping", "put keys below it");
    }
    Node.Mapping mapping = node instanceof Node.Mapping m ? m : Node.mapping().build(place);
    return new Section(mapping, path, problems);
  }

  /** A mapping with names that the author chose, in written order. */
  public Map<String, Setting> entries() {
    Map<String, Setting> entries = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping) {
      mapping
          .members()
          .forEach(
              (key, member) ->
                  entries.put(
                      key, new Setting(member.value(), member.place(), join(path, key), problems)));
    } else if (present()) {
      error("wrong-type", "should be a mapping", "put names below it");
    }
    return entries;
  }

  static String join(String path, String key) {
    String part = PLAIN_KEY.matcher(key).matches() ? key : "'" + key + "'";
    return path.isEmpty() ? part : path + "." + part;
  }

  private Optional<Node.Scalar> scalar(String wanted) {
    if (!present()) {
      return Optional.empty();
    }
    if (node instanceof Node.Scalar scalar) {
      return Optional.of(scalar);
    }
    String remedy =
        node instanceof Node.Mapping m && m.members().size() == 1
            ? "a text that begins with { needs quotes"
            : "";
    error("wrong-type", "should be " + wanted, remedy);
    return Optional.empty();
  }

  private <T> T unit(String what, String example, Function<String, Optional<T>> read, T fallback) {
    Optional<Node.Scalar> scalar = scalar(what + ", for example " + example);
    if (scalar.isEmpty()) {
      return fallback;
    }
    String text = scalar.get().text();
    Optional<T> value = read.apply(text);
    if (value.isEmpty()) {
      String squeezed = text.replace(" ", "");
      String unit = example.replaceAll("[0-9]", "");
      String remedy =
          read.apply(squeezed).isPresent()
              ? "try " + squeezed
              : scalar.get().kind() == Node.Kind.INTEGER
                  ? "a unit is missing; try " + text + unit
                  : "for example " + example;
      wrong(scalar.get(), what, remedy);
    }
    return value.orElse(fallback);
  }

  private void wrong(Node.Scalar scalar, String wanted, String remedy) {
    error("wrong-value", "\"" + scalar.text() + "\" is not " + wanted, remedy);
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> List<String> wordList(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Setting::word).toList();
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return wordList(type).stream().collect(Collectors.joining(", "));
  }
}
