package dev.weir.document;

import dev.weir.config.Node;
import dev.weir.config.Node.Kind;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an unquoted YAML scalar is, by the core schema (YAML 1.2.2 §10.3.2), and which numbers are
 * taken. Every number that comes out is spelled as JSON spells it (RFC 8259 §6), so it stays the
 * same when a plan is written and read again; where that changes what was written, a warning says
 * so.
 */
final class Scalars {
  private static final int MOST_DIGITS = 1000;
  private static final int LONGEST_EXPONENT = 5;
  private static final Pattern DECIMAL =
      Pattern.compile("([-+]?)([0-9]*)(?:(\\.)([0-9]*))?(?:[eE]([-+]?[0-9]+))?");
  private static final Pattern BASED = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

  private Scalars() {}

  static Node.Scalar plain(String text, Place place, Problems problems) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> new Node.Scalar(Kind.NULL, text, place);
      case "true", "True", "TRUE" -> new Node.Scalar(Kind.BOOLEAN, "true", place);
      case "false", "False", "FALSE" -> new Node.Scalar(Kind.BOOLEAN, "false", place);
      default ->
          "+-.0123456789".indexOf(text.charAt(0)) < 0
              ? new Node.Scalar(Kind.TEXT, text, place)
              : perhapsNumber(text, place, problems);
    };
  }

  /** A number as JSON writes it; a text with an error when it is too large to handle. */
  static Node.Scalar number(Kind kind, String text, Place place, Problems problems) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    int exponentLength = exponent < 0 ? 0 : text.length() - exponent - 1;
    if (text.length() > MOST_DIGITS || exponentLength > LONGEST_EXPONENT) {
      problems.error(
          "syntax",
          place,
          "",
          "the number is too large: " + Shown.text(text),
          "put it in quotes if it is a text");
      return new Node.Scalar(Kind.TEXT, text, place);
    }
    return new Node.Scalar(kind, text, place);
  }

  private static Node.Scalar perhapsNumber(String text, Place place, Problems problems) {
    if (NO_NUMBER.matcher(text).matches()) {
      problems.warning(
          "syntax",
          place,
          "",
          text + " has no equivalent in JSON and is read as a text",
          "put it in quotes");
      return new Node.Scalar(Kind.TEXT, text, place);
    }
    if (BASED.matcher(text).matches()) {
      if (text.length() > MOST_DIGITS) {
        return number(Kind.INTEGER, text, place, problems);
      }
      int radix = text.charAt(1) == 'x' ? 16 : 8;
      return respelled(
          Kind.INTEGER, new BigInteger(text.substring(2), radix).toString(), text, place, problems);
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches() || (decimal.group(2).isEmpty() && empty(decimal.group(4)))) {
      return new Node.Scalar(Kind.TEXT, text, place);
    }
    boolean whole = decimal.group(3) == null && decimal.group(5) == null;
    return respelled(whole ? Kind.INTEGER : Kind.DECIMAL, spelling(decimal), text, place, problems);
  }

  private static String spelling(Matcher decimal) {
    StringBuilder number = new StringBuilder();
    if (decimal.group(1).equals("-")) {
      number.append('-');
    }
    String digits = decimal.group(2);
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    number.append(digits.isEmpty() ? "0" : digits.substring(zeros));
    if (decimal.group(3) != null) {
      number.append('.').append(empty(decimal.group(4)) ? "0" : decimal.group(4));
    }
    if (decimal.group(5) != null) {
      number.append(decimal.group().charAt(decimal.start(5) - 1)).append(decimal.group(5));
    }
    return number.toString();
  }

  private static Node.Scalar respelled(
      Kind kind, String number, String text, Place place, Problems problems) {
    Node.Scalar scalar = number(kind, number, place, problems);
    if (scalar.kind() != Kind.TEXT && !number.equals(text)) {
      problems.warning(
          "syntax",
          place,
          "",
          Shown.text(text) + " is the number " + Shown.text(number).replace("\"", "") + " in YAML",
          "put it in quotes if it is a text");
    }
    return scalar;
  }

  private static boolean empty(String group) {
    return group == null || group.isEmpty();
  }
}
