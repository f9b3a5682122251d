package dev.weir.launcher;

import java.util.List;

/** How a script ended and what it said. */
record Run(int status, String out, String err) {

  /** What came out, line by line; of a fake Java: its version, then its arguments. */
  List<String> lines() {
    return out.lines().toList();
  }

  /** What a fake Java was given after the name of the main class. */
  List<String> arguments() {
    List<String> lines = lines();
    return lines.subList(lines.indexOf("dev.weir.cli.Main") + 1, lines.size());
  }
}
