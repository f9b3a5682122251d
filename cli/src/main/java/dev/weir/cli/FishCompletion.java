package dev.weir.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The completion script of the fish shell: one {@code complete} line per command and option. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandLine weir) {
    StringBuilder script = new StringBuilder("complete -c weir -e\n");
    weir.getSubcommands()
        .forEach(
            (name, command) -> {
              script.append("complete -c weir -f -n __fish_use_subcommand -a ").append(name);
              script.append(" -d ").append(quoted(summary(command.getCommandSpec()))).append('\n');
              command.getCommandSpec().options().stream()
                  .filter(option -> !option.hidden())
                  .forEach(option -> script.append(line(name, option)));
            });
    return script.toString();
  }

  private static String line(String command, OptionSpec option) {
    StringBuilder line =
        new StringBuilder("complete -c weir -n '__fish_seen_subcommand_from " + command + "'");
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    if (option.arity().max() > 0) {
      line.append(" -r");
    }
    if (option.description().length > 0) {
      line.append(" -d ").append(quoted(option.description()[0]));
    }
    return line.append('\n').toString();
  }

  private static String summary(CommandSpec spec) {
    String header = spec.usageMessage().header()[0];
    return header.substring(header.indexOf(": ") + 2);
  }

  /** In fish, only {@code \} and {@code '} mean something between single quotes. */
  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
