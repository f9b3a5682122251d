package dev.weir.compiler.files;

/** A file cannot be had; the message says why in words for its author, the remedy what to do. */
public final class UnreadableFile extends Exception {
  private final String code;
  private final String text;
  private final String remedy;

  /** See {@link dev.weir.config.Problem} for the parts. */
  public UnreadableFile(String code, String message, String remedy) {
    super(message);
    this.text = message;
    this.code = code;
    this.remedy = remedy;
  }

  /** A short stable name such as {@code missing-file}. */
  public String code() {
    return code;
  }

  /** What is wrong, without a full stop. */
  public String text() {
    return text;
  }

  /** What to do about it; possibly empty. */
  public String remedy() {
    return remedy;
  }
}
