package dev.weir.cli.test;

import dev.weir.config.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a message must hold.
 *
 * @param headers values by name; {@code none} where the field must not be there
 * @param json members that the body must hold
 * @param body the whole body
 */
record Expected(Map<String, String> headers, Optional<Node> json, Optional<Wildcard> body) {
  /** Anything. */
  static final Expected ANYTHING = new Expected(Map.of(), Optional.empty(), Optional.empty());

  Expected {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** What is not as expected, one sentence each; empty when all is. */
  List<String> differences(Message message) {
    List<String> differences = new java.util.ArrayList<>();
    headers.forEach(
        (name, value) -> HeaderCheck.difference(name, value, message).ifPresent(differences::add));
    json.ifPresent(expected -> differences.addAll(JsonCheck.differences(expected, message)));
    body.ifPresent(
        expected -> {
          if (!expected.matches(message.body())) {
            differences.add(
                "body is "
                    + Shown.text(message.body())
                    + ", not "
                    + Shown.text(expected.written()));
          }
        });
    return differences;
  }
}
