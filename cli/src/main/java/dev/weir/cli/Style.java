package dev.weir.cli;

/**
 * How words look on a terminal (ECMA-48 escape sequences); plain text elsewhere.
 *
 * @param colours whether to colour at all
 */
public record Style(boolean colours) {
  /** Something that matters. */
  public String strong(String text) {
    return wrap("1", text);
  }

  /** Something beside the point. */
  public String faint(String text) {
    return wrap("2", text);
  }

  /** Something that works. */
  public String good(String text) {
    return wrap("32", text);
  }

  /** Something to look at. */
  public String warning(String text) {
    return wrap("33", text);
  }

  /** Something wrong. */
  public String bad(String text) {
    return wrap("1;31", text);
  }

  private String wrap(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
