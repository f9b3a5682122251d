package dev.weir.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help of every command shows alike. */
final class CommandHelp {
  private CommandHelp() {}

  /** Adds the summary, the headings and {@code --help} to a command. */
  static void complete(CommandSpec spec, Entry entry) {
    UsageMessageSpec usage = spec.usageMessage();
    usage.header("weir " + entry.name() + ": " + entry.summary(), "");
    usage.synopsisHeading("Usage: ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%n");
    usage.optionListHeading("%n");
    usage.sortOptions(false);
    usage.width(100);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
  }

  /** Colours where the shell has them. */
  static ColorScheme colours(Shell shell) {
    return picocli.CommandLine.Help.defaultColorScheme(
        shell.style().colours() ? Ansi.ON : Ansi.OFF);
  }
}
