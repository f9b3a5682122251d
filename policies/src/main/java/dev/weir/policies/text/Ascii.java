package dev.weir.policies.text;

/** Questions about single characters, without regard to locale. */
public final class Ascii {
  private Ascii() {}

  /** A letter or digit of ASCII. */
  public static boolean alphanumeric(int c) {
    return lowercase(c) || (c >= 'A' && c <= 'Z') || digit(c);
  }

  /** A small letter of ASCII. */
  public static boolean lowercase(int c) {
    return c >= 'a' && c <= 'z';
  }

  /** 0 to 9. */
  public static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /** A control character other than the tab, which may stand in a header's value. */
  public static boolean control(int c) {
    return (c < ' ' && c != '\t') || c == 0x7F;
  }

  /** A token of HTTP (RFC 9110 §5.6.2): a method, a header's name. */
  public static boolean token(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!alphanumeric(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
