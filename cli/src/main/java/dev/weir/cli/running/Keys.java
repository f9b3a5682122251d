package dev.weir.cli.running;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Keys as they are pressed. A terminal hands over whole lines, so it is told to hand over single
 * keys meanwhile ({@code stty}); where that cannot be done, a key counts with the next Enter.
 */
final class Keys implements AutoCloseable {
  private final InputStream in;
  private final String before;

  private Keys(InputStream in, String before) {
    this.in = in;
    this.before = before;
  }

  /** Begins to listen. {@code terminal} is whether there is one whose manners can be changed. */
  static Keys of(InputStream in, boolean terminal) {
    String before = terminal ? stty("-g").strip() : "";
    if (!before.isEmpty()) {
      stty("-icanon", "-echo", "min", "1");
    }
    return new Keys(in, before);
  }

  /** Whether somebody wants to leave. */
  boolean quit() {
    try {
      while (in.available() > 0) {
        int key = in.read();
        if (key == 'q' || key == 'Q') {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // no keys any more
    }
    return false;
  }

  @Override
  public void close() {
    if (!before.isEmpty()) {
      stty(before);
    }
  }

  private static String stty(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "stty";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Redirect.INHERIT)
              .redirectError(Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0 ? said : "";
    } catch (IOException e) {
      return ""; // no such program
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
