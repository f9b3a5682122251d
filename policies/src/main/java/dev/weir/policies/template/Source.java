package dev.weir.policies.template;

/** Where a request-time value comes from. */
enum Source {
  PATH_PARAMETER(""),
  CLAIM("claim"),
  HEADER("header"),
  QUERY("query"),
  COOKIE("cookie"),
  CLIENT_IP("client.ip"),
  REQUEST_ID("request.id"),
  API_VERSION("api.version");

  private final String word;

  Source(String word) {
    this.word = word;
  }

  /** What authors write: a group that a name follows, or the whole name. */
  String word() {
    return word;
  }

  /** Whether authors write a name after the word and a dot. */
  boolean named() {
    return this == CLAIM || this == HEADER || this == QUERY || this == COOKIE;
  }

  /**
   * Whether the value is the bytes of a header field, one character per byte, rather than decoded
   * text.
   */
  boolean raw() {
    return this == HEADER || this == COOKIE;
  }
}
