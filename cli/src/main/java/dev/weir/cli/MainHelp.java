package dev.weir.cli;

import java.io.PrintWriter;
import java.util.List;

/** {@code weir --help}: what a newcomer does first, then every command by group. */
final class MainHelp {
  private static final int COLUMN = 37;

  private final Shell shell;
  private final Style style;

  MainHelp(Shell shell) {
    this.shell = shell;
    this.style = shell.style();
  }

  void print() {
    PrintWriter out = shell.out();
    out.println("weir: an API gateway. From an API definition to live traffic.");
    heading("First steps");
    line("demo", "see it work: a gateway, a backend and calls to try");
    line("init petstore --openapi FILE", "start from a definition that you have");
    line("run petstore", "serve it");
    for (Group group : Group.values()) {
      List<Entry> entries = of(group);
      if (!group.title().isEmpty() && !entries.isEmpty()) {
        heading(group.title());
        entries.forEach(entry -> line(entry.name() + " " + entry.arguments(), entry.summary()));
      }
    }
    out.println();
    out.println(
        "weir COMMAND --help shows the options of a command, weir help TOPIC explains one of");
    out.println("  " + String.join(", ", HelpTopics.NAMES));
    out.println("and weir help CODE what a problem means that weir check found");
    out.println("Exit codes: 0 clean, 1 problems, 2 misuse, 3 unreachable");
  }

  private static List<Entry> of(Group group) {
    return Main.COMMANDS.stream().filter(entry -> entry.group() == group).toList();
  }

  private void heading(String text) {
    shell.out().println();
    shell.out().println(style.strong(text));
  }

  private void line(String command, String summary) {
    String padding = " ".repeat(Math.max(1, COLUMN - command.length()));
    shell.out().println("  " + command + padding + summary);
  }
}
