package dev.weir.cli;

import java.io.Console;

/** Whether a person sits at the other end. */
final class Terminal {
  private Terminal() {}

  /** Whether standard input and output are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // null still tells on Java 17 to 21
  static boolean attached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console even for a pipe; only its isTerminal tells
      // (JDK-8309155).
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderJava) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }
}
