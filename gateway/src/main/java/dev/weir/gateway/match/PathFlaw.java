package dev.weir.gateway.match;

/** Why a request target is refused. The hint is for the caller and never repeats what was sent. */
public enum PathFlaw {
  NOT_ABSOLUTE("the path must begin with /"),
  EMPTY_SEGMENT("the path must not contain //"),
  DOT_SEGMENT("the path must not contain the segments . and .., encoded or not"),
  BACKSLASH("the path must not contain a backslash, encoded or not"),
  ENCODED_SLASH("the path must not contain an encoded slash (%2F)"),
  SEMICOLON("the path must not contain a semicolon, encoded or not"),
  CONTROL("the URI must not contain control characters, encoded or not"),
  NOT_ASCII("characters outside ASCII must be percent-encoded as UTF-8"),
  BAD_ESCAPE("a percent sign must be followed by two hexadecimal digits"),
  BAD_UTF8("percent-encoded bytes must be well-formed UTF-8"),
  FRAGMENT("the URI must not contain a fragment (#)"),
  BAD_CHARACTER("the URI contains a character that must be percent-encoded");

  private final String hint;

  PathFlaw(String hint) {
    this.hint = hint;
  }

  /** A sentence for the fault's hint. */
  public String hint() {
    return hint;
  }
}
