package dev.weir.cli.test;

import java.util.List;
import java.util.Optional;

/** Compares one header field with what is expected of it. */
final class HeaderCheck {
  /** Stands for the field not being there. */
  private static final String ABSENT = "none";

  private HeaderCheck() {}

  static Optional<String> difference(String name, String expected, Message message) {
    List<String> values = message.values(name);
    if (expected.equals(ABSENT)) {
      return values.isEmpty()
          ? Optional.empty()
          : Optional.of("header " + name + " is there: " + Shown.text(String.join(", ", values)));
    }
    if (values.isEmpty()) {
      return Optional.of("header " + name + " is missing; expected " + Shown.text(expected));
    }
    Wildcard wanted = new Wildcard(expected);
    // Several lines of a field mean the same as one with commas (RFC 9110 §5.3).
    boolean found =
        values.stream().anyMatch(wanted::matches) || wanted.matches(String.join(", ", values));
    return found
        ? Optional.empty()
        : Optional.of(
            "header "
                + name
                + " is "
                + Shown.text(String.join(", ", values))
                + ", not "
                + Shown.text(expected));
  }
}
