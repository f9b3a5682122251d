package dev.weir.gateway.match;

import org.jspecify.annotations.Nullable;

/**
 * A request target in origin form (RFC 9112 §3.2.1), split and checked in one pass. A path is
 * accepted only when it equals its canonical form (RFC 3986 §6.2.2), up to needless escapes and the
 * case of hexadecimal digits; accepted bytes are forwarded as sent. A {@code /} at the end is
 * significant: {@code /pets} and {@code /pets/} are two paths.
 *
 * <p>Reusable, so that reading allocates nothing for a path without needless escapes. One thread.
 */
public final class RequestTarget {
  private String sent = "/";
  private int pathEnd = 1;
  private String text = "/";
  private int textEnd = 1;
  private boolean asSent = true;

  /**
   * Reads a target in place of the one before.
   *
   * @return null when it is accepted; after a refusal this object still holds the one before
   */
  public @Nullable PathFlaw read(String target) {
    int length = target.length();
    if (length == 0 || target.charAt(0) != '/') {
      return PathFlaw.NOT_ABSOLUTE;
    }
    boolean escaped = false;
    int segment = 1;
    int at = 1;
    scan:
    for (; at < length; at++) {
      char c = target.charAt(at);
      switch (PathCharacters.kind(c)) {
        case PathCharacters.PLAIN -> {}
        case PathCharacters.SLASH -> {
          if (at == segment) {
            return PathFlaw.EMPTY_SEGMENT;
          }
          if (EscapedPath.isDots(target, segment, at)) {
            return PathFlaw.DOT_SEGMENT;
          }
          segment = at + 1;
        }
        case PathCharacters.ESCAPE -> escaped = true;
        case PathCharacters.QUESTION -> {
          break scan;
        }
        default -> {
          return PathCharacters.refusal(c);
        }
      }
    }
    if (EscapedPath.isDots(target, segment, at)) {
      return PathFlaw.DOT_SEGMENT;
    }
    PathFlaw flaw = queryFlaw(target, at);
    if (flaw != null) {
      return flaw;
    }
    String differing = null;
    if (escaped) {
      EscapedPath path = new EscapedPath(target, at);
      flaw = path.read();
      if (flaw != null) {
        return flaw;
      }
      differing = path.differs() ? path.canonical() : null;
    }
    sent = target;
    pathEnd = at;
    text = differing == null ? target : differing;
    asSent = differing == null;
    textEnd = asSent ? at : text.length();
    return null;
  }

  /** What was read, path and query, as sent. */
  public String sent() {
    return sent;
  }

  /** Where the path ends in {@link #sent}: the index of the question mark, or the length. */
  public int pathEnd() {
    return pathEnd;
  }

  /** The path as sent, without the query. */
  public String path() {
    return pathEnd == sent.length() ? sent : sent.substring(0, pathEnd);
  }

  /** The query as sent, without the question mark; null when there is none. */
  public @Nullable String query() {
    return pathEnd == sent.length() ? null : sent.substring(pathEnd + 1);
  }

  /** The text that is matched: {@link #sent} itself, or the canonical path where it differs. */
  public String text() {
    return text;
  }

  /** Where the path ends in {@link #text}. */
  public int textEnd() {
    return textEnd;
  }

  /** Whether the text that is matched is the one that was sent. */
  boolean asSent() {
    return asSent;
  }

  /** The index in {@link #sent} where the first so many segments end. */
  int endOfSegments(int count) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      at++;
      while (at < pathEnd && sent.charAt(at) != '/') {
        at++;
      }
    }
    return at;
  }

  /**
   * A query is forwarded as sent and not judged, except for what could break a request line or end
   * the query.
   */
  private static @Nullable PathFlaw queryFlaw(String target, int from) {
    for (int i = from; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '#') {
        return c == ' ' ? PathFlaw.BAD_CHARACTER : PathCharacters.refusal(c);
      }
    }
    return null;
  }
}
