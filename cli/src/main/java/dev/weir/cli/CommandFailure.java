package dev.weir.cli;

/**
 * Ends a command with a message for the person who typed it: what is wrong and, when known, what to
 * do. Carries no stack trace, since it is no bug.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String remedy;

  private CommandFailure(int exitCode, String message, String remedy) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }

  /** What was asked for failed. */
  public static CommandFailure problem(String message, String remedy) {
    return new CommandFailure(ExitCode.PROBLEMS, message, remedy);
  }

  /** The command cannot be carried out as it was typed. */
  public static CommandFailure misuse(String message, String remedy) {
    return new CommandFailure(ExitCode.MISUSE, message, remedy);
  }

  /** Nobody answers. */
  public static CommandFailure unreachable(String message, String remedy) {
    return new CommandFailure(ExitCode.UNREACHABLE, message, remedy);
  }

  /** How the process ends; one of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }

  /** What to do about it; empty when the message says it. */
  public String remedy() {
    return remedy;
  }

  /** Message and remedy in two sentences. */
  String text() {
    return remedy.isEmpty() ? String.valueOf(getMessage()) : getMessage() + "\n  " + remedy;
  }
}
