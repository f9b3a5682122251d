package dev.weir.gateway.match;

/**
 * Takes a request target in absolute form apart (RFC 9112 §3.2.2), which a server must accept
 * although hardly anybody but proxies' clients sends it.
 */
public final class AbsoluteForm {
  private AbsoluteForm() {}

  /** Where the authority begins; -1 when the target is no {@code http} or {@code https} URL. */
  public static int authority(String target) {
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      return 7;
    }
    return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
  }

  /** Where the authority ends, and the path or the query begins. */
  public static int path(String target, int authority) {
    int at = authority;
    while (at < target.length() && "/?#".indexOf(target.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  /** The origin form of what begins there: an empty path is {@code /} (RFC 9110 §4.2.3). */
  public static String origin(String target, int path) {
    return path < target.length() && target.charAt(path) == '/'
        ? target.substring(path)
        : "/" + target.substring(path);
  }
}
