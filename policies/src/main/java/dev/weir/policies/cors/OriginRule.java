package dev.weir.policies.cors;

import dev.weir.config.Setting;
import dev.weir.policies.text.Ascii;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which origins (RFC 6454) an entry of {@code cors.origins} means: one, or all below a host,
 * however deep; the host itself is not below it.
 *
 * @param before the origin, or what stands before the {@code *}
 * @param after what follows the {@code *}; empty for one origin
 */
record OriginRule(String before, String after) {
  /** The entry that means every origin. */
  static final String ANY = "*";

  private static final Pattern ORIGIN =
      Pattern.compile(
          "([a-z][a-z0-9+.-]*)://(\\*\\.)?([a-z0-9._-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  /** Whether an origin, as a browser sends it, is meant. */
  boolean matches(String origin) {
    if (after.isEmpty()) {
      return before.equals(origin);
    }
    int wild = origin.length() - before.length() - after.length();
    return wild > 0 && origin.startsWith(before) && origin.endsWith(after) && labels(origin, wild);
  }

  private boolean labels(String origin, int length) {
    for (int i = before.length(); i < before.length() + length; i++) {
      char c = origin.charAt(i);
      if (!Ascii.lowercase(c) && !Ascii.digit(c) && "-_.".indexOf(c) < 0) {
        return false;
      }
    }
    return origin.charAt(before.length()) != '.';
  }

  /** Reads an entry other than {@link #ANY}; reports what no browser would ever send. */
  static Optional<OriginRule> read(String text, Setting setting) {
    if (text.equals("null")) {
      setting.error(
          "bad-origin",
          "the origin null is that of any sandboxed page, whoever made it",
          "serve the page from a host and write its origin");
      return Optional.empty();
    }
    Matcher origin = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
    if (!origin.matches()) {
      setting.error("bad-origin", "\"" + text + "\" is not an origin", remedy(text));
      return Optional.empty();
    }
    String port = origin.group(4) == null ? "" : origin.group(4);
    // A browser leaves out the port that its scheme implies.
    boolean implied =
        (origin.group(1).equals("https") && port.equals(":443"))
            || (origin.group(1).equals("http") && port.equals(":80"));
    String host = origin.group(3) + (implied ? "" : port);
    String scheme = origin.group(1) + "://";
    return Optional.of(
        origin.group(2) == null
            ? new OriginRule(scheme + host, "")
            : new OriginRule(scheme, "." + host));
  }

  /** With the host as browsers write it (RFC 5890 §2.3.2.1). */
  private static String ascii(String text) {
    int host = text.indexOf("://") + 3;
    try {
      return text.substring(0, host) + IDN.toASCII(text.substring(host)).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException noHost) {
      return text;
    }
  }

  private static String remedy(String text) {
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return "write the scheme too: https://" + text;
    }
    String ascii = ascii(text);
    if (!ascii.equals(text) && ORIGIN.matcher(ascii).matches()) {
      return "browsers send " + ascii;
    }
    int path = text.indexOf('/', scheme + 3);
    if (path > 0) {
      return "an origin has no path; try " + text.substring(0, path);
    }
    return "for example https://shop.example.com or https://*.example.com";
  }
}
