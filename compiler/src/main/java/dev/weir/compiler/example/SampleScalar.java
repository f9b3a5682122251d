package dev.weir.compiler.example;

import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;
import dev.weir.config.Place;

/** A small value of a scalar type. */
final class SampleScalar {
  private static final int LONGEST = 1000;

  private SampleScalar() {}

  static Node of(String type, Located schema) {
    return switch (type) {
      case "string" -> Node.text(padded(text(schema.text("format").orElse("")), schema));
      case "integer" -> Node.number(least(schema));
      case "number" -> new Node.Scalar(Node.Kind.INTEGER, Long.toString(least(schema)), Place.NONE);
      case "boolean" -> Node.flag(true);
      case "null" -> new Node.Scalar(Node.Kind.NULL, "", Place.NONE);
      default -> Node.mapping().build();
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "date" -> "2026-01-01";
      case "date-time" -> "2026-01-01T00:00:00Z";
      case "time" -> "00:00:00Z";
      case "uuid" -> "00000000-0000-0000-0000-000000000000";
      case "email" -> "name@example.com";
      case "uri", "url" -> "https://example.com";
      case "hostname" -> "example.com";
      case "ipv4" -> "192.0.2.1";
      case "ipv6" -> "2001:db8::1";
      case "byte" -> "";
      default -> "text";
    };
  }

  private static String padded(String text, Located schema) {
    int least = (int) Math.min(LONGEST, number(schema, "minLength", 0));
    int most = (int) Math.min(LONGEST, number(schema, "maxLength", LONGEST));
    String padded = text.length() < least ? text + "x".repeat(least - text.length()) : text;
    return padded.length() > most ? padded.substring(0, Math.max(0, most)) : padded;
  }

  private static long least(Located schema) {
    long minimum = number(schema, "minimum", 0);
    boolean beyond =
        schema.get("exclusiveMinimum").map(Located::node).orElse(null) instanceof Node.Scalar flag
            && flag.text().equals("true");
    return Math.max(beyond ? minimum + 1 : minimum, number(schema, "exclusiveMinimum", -1) + 1);
  }

  private static long number(Located schema, String key, long fallback) {
    if (schema.get(key).map(Located::node).orElse(null) instanceof Node.Scalar scalar
        && (scalar.kind() == Node.Kind.INTEGER || scalar.kind() == Node.Kind.DECIMAL)) {
      try {
        return scalar.number().longValue();
      } catch (NumberFormatException e) {
        return fallback;
      }
    }
    return fallback;
  }
}
