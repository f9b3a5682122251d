package dev.weir.policies.headers;

import dev.weir.config.Setting;
import dev.weir.policies.text.Ascii;
import java.util.Locale;
import java.util.Set;

/** Which header fields a step may touch. */
public final class FieldNames {
  /** Fields that frame a message or belong to one connection (RFC 9110 §7.6.1, RFC 9112 §6). */
  private static final Set<String> FRAMING =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private FieldNames() {}

  /** Whether the gateway itself keeps this field, in lower case or not. */
  static boolean kept(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FRAMING.contains(lower) || lower.equals("host");
  }

  /** Reports a name that a step may not touch; tells whether it may. */
  public static boolean check(String name, Setting setting) {
    if (!Ascii.token(name)) {
      setting.error(
          "bad-header-name",
          "\"" + name + "\" is not a header name",
          "a name has letters, digits and dashes, no spaces or colons");
      return false;
    }
    if (name.equalsIgnoreCase("host")) {
      setting.error(
          "forbidden-header",
          "Host names the endpoint that is called and cannot be edited",
          "change the endpoint's URL; callers are told apart by hosts:");
      return false;
    }
    if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
      setting.error(
          "forbidden-header",
          name + " frames the message on one connection; the gateway sets it",
          "remove this line");
      return false;
    }
    return true;
  }
}
