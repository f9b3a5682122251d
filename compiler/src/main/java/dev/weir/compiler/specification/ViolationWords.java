package dev.weir.compiler.specification;

import dev.weir.config.Node;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a violation is. */
final class ViolationWords {
  private final Specification specification;
  private final PublishedSchema schema;

  ViolationWords(Specification specification, PublishedSchema schema) {
    this.specification = specification;
    this.schema = schema;
  }

  /**
   * What to say.
   *
   * @param key whether it is about the key rather than its value
   */
  record Said(String message, String remedy, boolean key) {
    static Said value(String message, String remedy) {
      return new Said(message, remedy, false);
    }
  }

  Said of(Violation violation, Walked walked) {
    Node.Mapping rules =
        schema.at(violation.schemaLocation()).orElse(null) instanceof Node.Mapping mapping
            ? mapping
            : Node.mapping().build();
    Node rule = rules.get(violation.keyword());
    Node found = walked.value();
    return switch (violation.keyword()) {
      case "", "additionalProperties", "unevaluatedProperties" -> unknownKey(violation);
      case "required" -> missing(rule, found);
      case "type" -> Said.value("should be " + types(rule) + ", not " + kind(found), "");
      case "enum", "const" -> notAmong(rule, found);
      case "pattern" -> pattern(violation, rule, found);
      case "oneOf", "anyOf" -> noneFits(rule, found);
      case "not" -> excluded(rule);
      case "uniqueItems" -> Said.value("lists something twice", "remove one of them");
      case "dependentRequired" -> Said.value("lacks a key that another of its keys needs", "");
      case "minItems", "minLength", "minProperties" ->
          Said.value("should hold at least " + text(rule), "");
      case "maxItems", "maxLength", "maxProperties" ->
          Said.value("should hold at most " + text(rule), "");
      case "minimum", "exclusiveMinimum" -> Said.value("\"" + text(found) + "\" is too small", "");
      case "maximum", "exclusiveMaximum" -> Said.value("\"" + text(found) + "\" is too large", "");
      default -> Said.value("is not what " + specification.title() + " allows here", "");
    };
  }

  /**
   * Whether a key is refused only because something else is wrong beside it: where a condition
   * fails, its keys count as unevaluated.
   */
  boolean isKnownKey(Violation violation) {
    List<String> at = violation.location();
    return !at.isEmpty()
        && violation.schemaLocation().endsWith("/unevaluatedProperties")
        && KnownKeys.near(violation.schemaLocation(), schema).contains(at.get(at.size() - 1));
  }

  private Said unknownKey(Violation violation) {
    List<String> at = violation.location();
    if (at.isEmpty()) {
      return Said.value("is not what " + specification.title() + " allows here", "");
    }
    String key = at.get(at.size() - 1);
    if (at.size() == 2 && at.get(0).equals("paths")) {
      return new Said("a path should begin with /", "write /" + key, true);
    }
    if (at.size() > 1 && at.get(at.size() - 2).equals("responses")) {
      return new Said("\"" + key + "\" is no status", "write 200, 4XX or default", true);
    }
    return new Said(
        specification.title() + " knows no key \"" + key + "\" here",
        Suggest.among(key, KnownKeys.near(violation.schemaLocation(), schema)),
        true);
  }

  private static Said missing(@Nullable Node required, @Nullable Node found) {
    List<String> missing = texts(required);
    if (found instanceof Node.Mapping mapping) {
      missing.removeAll(mapping.members().keySet());
    }
    String names = String.join(", ", missing);
    return Said.value("lacks " + names, missing.size() == 1 ? "add " + names + ":" : "add them");
  }

  private static Said notAmong(@Nullable Node rule, @Nullable Node found) {
    List<String> allowed = texts(rule);
    if (allowed.isEmpty()) {
      return Said.value("\"" + text(found) + "\" is not allowed here", "");
    }
    String choices = allowed.size() == 1 ? allowed.get(0) : "one of " + String.join(", ", allowed);
    return found instanceof Node.Scalar scalar
        ? Said.value(
            "\"" + scalar.text() + "\" should be " + choices, Suggest.among(scalar.text(), allowed))
        : Said.value("should be " + choices + ", not " + kind(found), "");
  }

  private static Said pattern(Violation violation, @Nullable Node rule, @Nullable Node found) {
    List<String> at = violation.location();
    String last = at.isEmpty() ? "" : at.get(at.size() - 1);
    return switch (last) {
      case "basePath" -> Said.value("\"" + text(found) + "\" should begin with /", "");
      case "host" ->
          Said.value("\"" + text(found) + "\" is no host", "write it without scheme and path");
      case "openapi" -> Said.value("\"" + text(found) + "\" is no version", "for example 3.1.1");
      default -> Said.value("\"" + text(found) + "\" is not of the form " + text(rule), "");
    };
  }

  /** Alternatives that are each no more than keys that must be there are named. */
  private Said noneFits(@Nullable Node rule, @Nullable Node found) {
    List<String> keys = new ArrayList<>();
    if (rule instanceof Node.Sequence choices) {
      for (Node choice : choices.items()) {
        if (choice instanceof Node.Mapping mapping) {
          keys.addAll(texts(mapping.get("required")));
        }
      }
    }
    if (keys.isEmpty()) {
      return Said.value("is none of what " + specification.title() + " allows here", "");
    }
    String names = String.join(", ", keys);
    boolean several =
        found instanceof Node.Mapping mapping && mapping.members().keySet().containsAll(keys);
    return Said.value(
        several ? "may have only one of " + names : "needs one of " + names,
        several ? "remove all but one" : "");
  }

  private static Said excluded(@Nullable Node rule) {
    List<String> keys =
        rule instanceof Node.Mapping mapping ? texts(mapping.get("required")) : List.of();
    return keys.isEmpty()
        ? Said.value("has what must not be here", "")
        : Said.value("may have only one of " + String.join(", ", keys), "remove all but one");
  }

  private static List<String> texts(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    if (node instanceof Node.Scalar scalar) {
      texts.add(scalar.text());
    } else if (node instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Scalar scalar) {
          texts.add(scalar.text());
        }
      }
    }
    return texts;
  }

  private static String text(@Nullable Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static String types(@Nullable Node rule) {
    return texts(rule).stream()
        .map(
            type ->
                switch (type) {
                  case "string" -> "a text";
                  case "object" -> "a mapping";
                  case "array" -> "a list";
                  case "boolean" -> "true or false";
                  case "integer" -> "a whole number";
                  case "number" -> "a number";
                  default -> "empty";
                })
        .collect(Collectors.joining(" or "));
  }

  private static String kind(@Nullable Node node) {
    if (node instanceof Node.Mapping) {
      return "a mapping";
    }
    if (node instanceof Node.Scalar scalar) {
      return switch (scalar.kind()) {
        case TEXT -> "a text";
        case BOOLEAN -> scalar.text();
        case NULL -> "empty";
        case INTEGER, DECIMAL -> "a number";
      };
    }
    return node == null ? "nothing" : "a list";
  }
}
