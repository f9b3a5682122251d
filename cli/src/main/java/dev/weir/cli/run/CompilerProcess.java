package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiles projects in a process of its own: nothing of the compiler stays in the gateway, and
 * whatever a definition makes the compiler do, the gateway does not feel it.
 */
final class CompilerProcess {
  private static final String MAIN = "dev.weir.cli.Main";

  private final Shell shell;
  private final Optional<String> upstream;
  private final Optional<String> params;

  /**
   * A compiler for one gateway.
   *
   * @param upstream the backend, in place of what projects say
   * @param params parameters of environments, for migrated projects
   */
  CompilerProcess(Shell shell, Optional<String> upstream, Optional<String> params) {
    this.shell = shell;
    this.upstream = upstream;
    this.params = params;
  }

  /**
   * What came of one project.
   *
   * @param path where it is
   * @param good whether it was built
   * @param text its name and version, or what is wrong
   */
  record Result(Path path, boolean good, String text) {}

  /**
   * What came of all of them.
   *
   * @param results one for each
   * @param bundle all that could be built
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Output(List<Result> results, byte[] bundle) {}

  /** Compiles all projects at the paths; their problems are told on standard error. */
  Output compile(List<Path> paths) {
    Path file = null;
    try {
      file = Files.createTempFile("weir", ".weir");
      List<Result> results = run(command(paths, file));
      return new Output(results, Files.readAllBytes(file));
    } catch (IOException e) {
      throw CommandFailure.problem("cannot start the compiler", String.valueOf(e.getMessage()));
    } finally {
      delete(file);
    }
  }

  private List<Result> run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(shell.directory().toFile())
            .redirectErrorStream(false)
            .start();
    Thread told = new Thread(() -> pass(process), "weir-compiler-words");
    told.setDaemon(true);
    told.start();
    List<Result> results = new ArrayList<>();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : out.split("\n", -1)) {
      String[] parts = line.strip().split("\t", 3);
      if (parts.length == 3) {
        results.add(new Result(Path.of(parts[1]), parts[0].equals("good"), parts[2]));
      }
    }
    try {
      int status = process.waitFor();
      told.join();
      if (status != 0) {
        throw CommandFailure.problem("the compiler ended with status " + status, "");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw CommandFailure.problem("interrupted while compiling", "");
    }
    return results;
  }

  private void pass(Process process) {
    try {
      String words = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      shell.err().print(words);
      shell.err().flush();
    } catch (IOException ended) {
      // the process is gone, and its status says how
    }
  }

  private List<String> command(List<Path> paths, Path file) {
    List<String> command = new ArrayList<>(jvm());
    command.add(MAIN);
    command.add("--compile");
    command.add("--output=" + file);
    upstream.ifPresent(url -> command.add("--upstream=" + url));
    params.ifPresent(written -> command.add("--params=" + shell.path(written)));
    paths.forEach(path -> command.add(path.toString()));
    return command;
  }

  /**
   * The JVM that runs this process with the same archive of classes, so that it starts as fast; but
   * without the limits on memory, which are meant for the gateway.
   */
  private static List<String> jvm() {
    ProcessHandle.Info self = ProcessHandle.current().info();
    List<String> options = new ArrayList<>();
    options.add(
        self.command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    List<String> arguments = List.of(self.arguments().orElse(new String[0]));
    int main = arguments.indexOf(MAIN);
    if (main < 0) {
      options.addAll(List.of("-cp", System.getProperty("java.class.path")));
      return options;
    }
    for (String option : arguments.subList(0, main)) {
      if (!option.startsWith("-Xm")
          && !option.startsWith("-XX:Max")
          && !option.startsWith("-agent")) {
        options.add(option);
      }
    }
    options.add("-XX:TieredStopAtLevel=1"); // it does not live long enough for more
    return options;
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // a file in the temporary folder; the system removes it some day
    }
  }
}
