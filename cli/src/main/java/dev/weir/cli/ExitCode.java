package dev.weir.cli;

/** How {@code weir} ends. Scripts may rely on these. */
public final class ExitCode {
  /** Done, and nothing is wrong. */
  public static final int CLEAN = 0;

  /** What was looked at has problems, or what was asked for failed. */
  public static final int PROBLEMS = 1;

  /** The command was not understood: an unknown option, a file that is not there. */
  public static final int MISUSE = 2;

  /** Something that should answer over the network does not. */
  public static final int UNREACHABLE = 3;

  private ExitCode() {}
}
