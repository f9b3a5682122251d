package dev.weir.cli.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares JSON with what is expected of it: members that are written must be there, others may be;
 * lists agree item by item; numbers compare by value; the text {@code *} stands for any value.
 */
final class JsonCheck {
  private final List<String> differences = new ArrayList<>();

  private JsonCheck() {}

  static List<String> differences(Node expected, Message message) {
    Optional<Node> actual =
        new DocumentReader().readJson("body", message.body().getBytes(UTF_8), new Problems());
    if (message.body().isEmpty() || actual.isEmpty()) {
      return List.of("body is no JSON: " + Shown.text(message.body()));
    }
    JsonCheck check = new JsonCheck();
    check.compare("", expected, actual.get());
    return check.differences;
  }

  private void compare(String path, Node expected, Node actual) {
    if (expected instanceof Node.Scalar any && any.text().equals("*")) {
      return;
    }
    if (expected instanceof Node.Mapping wanted && actual instanceof Node.Mapping given) {
      mapping(path, wanted, given);
    } else if (expected instanceof Node.Sequence wanted && actual instanceof Node.Sequence given) {
      sequence(path, wanted, given);
    } else if (!(expected instanceof Node.Scalar wanted
        && actual instanceof Node.Scalar given
        && same(wanted, given))) {
      differences.add(at(path) + "is " + shown(actual) + ", not " + shown(expected));
    }
  }

  private void mapping(String path, Node.Mapping expected, Node.Mapping actual) {
    for (Map.Entry<String, Node.Member> member : expected.members().entrySet()) {
      String below = path + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
      Node value = actual.get(member.getKey());
      if (value == null) {
        differences.add(at(below) + "is missing; expected " + shown(member.getValue().value()));
      } else {
        compare(below, member.getValue().value(), value);
      }
    }
  }

  private void sequence(String path, Node.Sequence expected, Node.Sequence actual) {
    int count = expected.items().size();
    if (actual.items().size() != count) {
      differences.add(at(path) + "has " + actual.items().size() + " items, not " + count);
      return;
    }
    for (int i = 0; i < count; i++) {
      compare(path + "/" + i, expected.items().get(i), actual.items().get(i));
    }
  }

  private static boolean same(Node.Scalar expected, Node.Scalar actual) {
    if (isNumber(expected) && isNumber(actual)) {
      return expected.number().compareTo(actual.number()) == 0;
    }
    return expected.kind() == actual.kind() && expected.text().equals(actual.text());
  }

  private static boolean isNumber(Node.Scalar scalar) {
    return scalar.kind() == Node.Kind.INTEGER || scalar.kind() == Node.Kind.DECIMAL;
  }

  private static String at(String path) {
    return path.isEmpty() ? "body " : "body at " + path + " ";
  }

  private static String shown(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.kind() == Node.Kind.TEXT ? Shown.text(scalar.text()) : scalar.text();
    }
    return node instanceof Node.Sequence list ? "a list of " + list.items().size() : "an object";
  }
}
