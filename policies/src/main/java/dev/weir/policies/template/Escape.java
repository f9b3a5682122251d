package dev.weir.policies.template;

import dev.weir.policies.text.Ascii;
import dev.weir.policies.text.FieldText;

/** What is done to a text so that it cannot mean more than a value at the place where it goes. */
public enum Escape {
  /**
   * A header field's value. Control characters become spaces (RFC 9110 §5.5), so that a value
   * cannot begin another field; text beyond ASCII is sent as UTF-8; blanks around the value are not
   * part of it.
   */
  HEADER {
    @Override
    String literal(String text) {
      return value(text, false);
    }

    @Override
    String value(String text, boolean raw) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (Ascii.control(c) || c > 0xFF || (c > 0x7F && !raw)) {
          return printable(raw ? text : FieldText.encoded(text));
        }
      }
      return text;
    }

    @Override
    String whole(String text) {
      return text.strip();
    }
  },

  /** Part of a path: everything but unreserved characters is percent-encoded, {@code /} too. */
  PATH {
    @Override
    String literal(String text) {
      return text;
    }

    @Override
    String value(String text, boolean raw) {
      return Percent.encode(text, raw);
    }
  },

  /** A name or value of a query: everything but unreserved characters is percent-encoded. */
  QUERY {
    @Override
    String literal(String text) {
      return Percent.encode(text, false);
    }

    @Override
    String value(String text, boolean raw) {
      return Percent.encode(text, raw);
    }
  };

  /** What the author wrote. */
  abstract String literal(String text);

  /** What came at request time; {@code raw} means one character per byte. */
  abstract String value(String text, boolean raw);

  /** The finished text. */
  String whole(String text) {
    return text;
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Ascii.control(c) || c > 0xFF ? ' ' : c);
    }
    return out.toString();
  }
}
