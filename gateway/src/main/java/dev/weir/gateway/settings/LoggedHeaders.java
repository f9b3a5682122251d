package dev.weir.gateway.settings;

import dev.weir.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of header fields that logs and events may tell; those that hold secrets are refused. */
final class LoggedHeaders {
  private static final Set<String> SECRETS =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "x-api-key",
          "apikey",
          "api-key",
          "internal-key",
          "x-jwt-assertion",
          "x-auth-token");

  private LoggedHeaders() {}

  /** The names of a list, lower case. */
  static List<String> read(Setting setting) {
    List<String> headers = new ArrayList<>();
    for (Setting item : setting.items()) {
      String name = item.text("").toLowerCase(Locale.ROOT);
      if (check(name, item)) {
        headers.add(name);
      }
    }
    return headers;
  }

  /** Whether a field may be told; reports why not. */
  static boolean check(String name, Setting setting) {
    if (SECRETS.contains(name)) {
      setting.error("secret-in-log", name + " holds secrets and is never logged", "leave it out");
      return false;
    }
    if (!isToken(name)) {
      setting.error("wrong-value", "\"" + name + "\" is not the name of a header field", "");
      return false;
    }
    return true;
  }

  // RFC 9110 §5.6.2
  static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > 127 || (!Character.isLetterOrDigit(c) && "!#$%&'*+-.^_`|~".indexOf(c) < 0)) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
