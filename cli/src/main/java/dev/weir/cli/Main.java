package dev.weir.cli;

import dev.weir.cli.demo.DemoCommand;
import dev.weir.cli.doctor.DoctorCommand;
import dev.weir.cli.explain.ExplainCommand;
import dev.weir.cli.image.ImageCommand;
import dev.weir.cli.init.InitCommand;
import dev.weir.cli.project.BuildCommand;
import dev.weir.cli.project.CheckCommand;
import dev.weir.cli.project.InspectCommand;
import dev.weir.cli.run.CompileCommand;
import dev.weir.cli.run.RunCommand;
import dev.weir.cli.running.LogsCommand;
import dev.weir.cli.running.StatusCommand;
import dev.weir.cli.running.TopCommand;
import dev.weir.cli.schema.SchemaCommand;
import dev.weir.cli.test.TestCommand;
import dev.weir.cli.train.TrainCommand;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Where {@code weir} starts: the list of its commands. */
public final class Main {
  /** Every command, in the order of the help. */
  static final List<Entry> COMMANDS =
      List.of(
          author("init", "NAME [--openapi FILE]", "start an API project", InitCommand::new),
          author(
              "check",
              "[PROJECT...]",
              "find every problem, with place and remedy",
              CheckCommand::new),
          author(
              "explain",
              "TARGET 'GET /x'",
              "which route serves a call, what acts on it, why not others",
              ExplainCommand::new),
          author(
              "test",
              "[PROJECT]",
              "run the project's example calls against a gateway in memory",
              TestCommand::new),
          build("build", "PROJECT -o X.weir", "make one reproducible file", BuildCommand::new),
          build("inspect", "X.weir", "show what is in it", InspectCommand::new),
          build(
              "image",
              "X.weir -o X.tar",
              "a container image of the gateway with this bundle",
              ImageCommand::new),
          new Entry(
              Group.RUN,
              "run",
              "PROJECT|BUNDLE...",
              "serve projects and bundles: the immutable gateway",
              RunCommand::new),
          new Entry(
              Group.RUN, "demo", "", "a gateway, a backend and calls to try", DemoCommand::new),
          watch(
              "status",
              "[ADDRESS]",
              "what a running gateway serves, and what is wrong",
              StatusCommand::new),
          watch("top", "[ADDRESS]", "what a running gateway is doing just now", TopCommand::new),
          watch("logs", "[ADDRESS]", "follow the calls of a running gateway", LogsCommand::new),
          other(
              "schema",
              "[KIND]",
              "print the JSON Schema of weir.yaml and its relatives",
              SchemaCommand::new),
          other("doctor", "", "whether a gateway can run here", DoctorCommand::new),
          other(
              "completion",
              "bash|zsh|fish",
              "print what a shell needs to complete weir's commands",
              CompletionCommand::new),
          other("version", "", "print the versions of Weir and of Java", VersionCommand::new),
          other("help", "TOPIC", "explain a command or a topic", HelpCommand::new),
          new Entry(Group.HIDDEN, "--compile", "", "compile for a gateway", CompileCommand::new),
          new Entry(Group.HIDDEN, "--train", "", "load what most starts load", TrainCommand::new));

  private Main() {}

  /** Carries out one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Cli(Shell.ofProcess()).run(arguments));
  }

  private static Entry author(
      String name, String arguments, String summary, Function<Shell, Callable<Integer>> make) {
    return new Entry(Group.AUTHOR, name, arguments, summary, make);
  }

  private static Entry build(
      String name, String arguments, String summary, Function<Shell, Callable<Integer>> make) {
    return new Entry(Group.BUILD, name, arguments, summary, make);
  }

  private static Entry watch(
      String name, String arguments, String summary, Function<Shell, Callable<Integer>> make) {
    return new Entry(Group.WATCH, name, arguments, summary, make);
  }

  private static Entry other(
      String name, String arguments, String summary, Function<Shell, Callable<Integer>> make) {
    return new Entry(Group.OTHER, name, arguments, summary, make);
  }
}
