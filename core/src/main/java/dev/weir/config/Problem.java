package dev.weir.config;

/**
 * One thing wrong with what somebody wrote.
 *
 * @param severity whether it stops the build
 * @param code a short stable name such as {@code unknown-key}; the anchor in {@code
 *     docs/reference/problems.md}
 * @param place where it stands
 * @param path the keys that lead to it, for example {@code upstreams.default.timeouts.connect}
 * @param message what is wrong, one sentence without a final full stop
 * @param remedy what to write instead; empty when the message says it
 */
public record Problem(
    Severity severity, String code, Place place, String path, String message, String remedy) {

  /** The same with another severity. */
  public Problem as(Severity other) {
    return new Problem(other, code, place, path, message, remedy);
  }

  /** Where the documentation explains this kind of problem. */
  public String docs() {
    return "docs/reference/problems.md#" + code;
  }

  /** One line: place, path, message and, in brackets, the remedy. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder();
    if (!place.file().isEmpty()) {
      line.append(place).append(": ");
    }
    line.append(
        severity == Severity.ERROR ? "error" : severity == Severity.NOTE ? "note" : "warning");
    if (!path.isEmpty()) {
      line.append(": ").append(path);
    }
    line.append(": ").append(message);
    if (!remedy.isEmpty()) {
      line.append(" (").append(remedy).append(')');
    }
    return line.toString();
  }
}
