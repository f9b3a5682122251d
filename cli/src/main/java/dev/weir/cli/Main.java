package dev.weir.cli;

import dev.weir.cli.build.BuildCommand;
import dev.weir.cli.build.CompileCommand;
import dev.weir.cli.build.InspectCommand;
import dev.weir.cli.check.CheckCommand;
import dev.weir.cli.init.InitCommand;
import dev.weir.cli.run.RunCommand;
import dev.weir.cli.schema.SchemaCommand;
import java.util.List;

/** Where {@code weir} starts: the list of its commands. */
public final class Main {
  /** Every command, in the order of the help. */
  static final List<Entry> COMMANDS =
      List.of(
          new Entry(
              Group.AUTHOR,
              "init",
              "NAME [--openapi FILE]",
              "start an API project",
              InitCommand::new),
          new Entry(
              Group.AUTHOR,
              "check",
              "[PROJECT...]",
              "find every problem, with place and remedy",
              CheckCommand::new),
          new Entry(
              Group.BUILD,
              "build",
              "PROJECT -o X.weir",
              "compile projects into one reproducible file",
              BuildCommand::new),
          new Entry(
              Group.BUILD, "inspect", "X.weir", "show what is in a bundle", InspectCommand::new),
          new Entry(
              Group.RUN,
              "run",
              "PROJECT|BUNDLE...",
              "serve projects and bundles: the immutable gateway",
              RunCommand::new),
          new Entry(
              Group.OTHER,
              "schema",
              "[KIND]",
              "print the JSON Schema of weir.yaml and its relatives",
              SchemaCommand::new),
          new Entry(
              Group.OTHER,
              "completion",
              "bash|zsh|fish",
              "print what a shell needs to complete weir's commands",
              CompletionCommand::new),
          new Entry(
              Group.OTHER,
              "version",
              "",
              "print the versions of Weir and of Java",
              VersionCommand::new),
          new Entry(Group.OTHER, "help", "TOPIC", "explain a command or a topic", HelpCommand::new),
          new Entry(
              Group.HIDDEN,
              "--compile",
              "",
              "compile for the one that runs it",
              CompileCommand::new),
          new Entry(Group.HIDDEN, "--train", "", "load what most starts load", TrainCommand::new));

  private Main() {}

  /** Carries out one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Cli(Shell.ofProcess()).run(arguments));
  }
}
