package dev.weir.cli;

/**
 * Shows how far long work is, on one line of a terminal that goes away at the end; shows nothing
 * elsewhere, or when the work is small.
 */
public final class Progress implements AutoCloseable {
  private static final int SMALL = 3;
  private static final long EVERY = 100_000_000L;

  private final Shell shell;
  private final String what;
  private final int total;
  private final boolean shown;
  private int done;
  private long last = System.nanoTime();

  /**
   * Work of so many steps.
   *
   * @param what is done, for example {@code compiling}
   */
  public Progress(Shell shell, String what, int total) {
    this.shell = shell;
    this.what = what;
    this.total = total;
    this.shown = shell.terminal() && total > SMALL;
  }

  /** The next step begins. */
  public void next(String name) {
    done++;
    long now = System.nanoTime();
    if (shown && (done == 1 || now - last > EVERY)) {
      last = now;
      shell.err().print("\r\u001b[K" + what + " " + done + "/" + total + " " + name);
      shell.err().flush();
    }
  }

  @Override
  public void close() {
    if (shown) {
      shell.err().print("\r\u001b[K");
      shell.err().flush();
    }
  }
}
