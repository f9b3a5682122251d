package dev.weir.cli.run;

import dev.weir.cli.CommandFailure;
import dev.weir.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Compiles projects in a process of its own: nothing of the compiler stays in the gateway, and
 * whatever a definition makes the compiler do, the gateway does not feel it.
 */
final class CompilerProcess {
  private static final String MAIN = "dev.weir.cli.Main";
  private static final Pattern MAKES_AN_ARCHIVE =
      Pattern.compile("-XX:(DumpLoadedClassList|AOTCacheOutput|ArchiveClassesAtExit)");

  private final Shell shell;
  private final List<String> options;

  /**
   * A compiler for one gateway.
   *
   * @param options of the command line, as {@link CompileCommand} takes them
   */
  CompilerProcess(Shell shell, List<String> options) {
    this.shell = shell;
    this.options = List.copyOf(options);
  }

  /**
   * What came of one API.
   *
   * @param path of its project
   * @param good whether it was built
   * @param name with its version if it was built; of the folder where not even that could be read
   * @param text what is wrong with it, or the number of its warnings
   */
  record Result(Path path, boolean good, String name, String text) {}

  /**
   * What came of all of them.
   *
   * @param results one for each API
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
      String[] parts = line.strip().split("\t", 4);
      if (parts.length == 4) {
        results.add(new Result(Path.of(parts[1]), parts[0].equals("good"), parts[2], parts[3]));
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
    command.addAll(options);
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
          && !MAKES_AN_ARCHIVE.matcher(option).lookingAt()
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
