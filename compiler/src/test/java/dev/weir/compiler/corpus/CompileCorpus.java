package dev.weir.compiler.corpus;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles every definition below a folder, one after the other, in this process: what it needs at
 * most is what {@code -Xmx} allows. Writes a line for each definition and for each route.
 */
public final class CompileCorpus {
  private CompileCorpus() {}

  /** Arguments: the folder, the file to write, and parts of names to do only some. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<Path> definitions = definitions(folder, List.of(arguments).subList(2, arguments.length));
    ProjectCompiler compiler = new ProjectCompiler();
    warmUp(compiler, definitions);
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(Path.of(arguments[1])), false, StandardCharsets.UTF_8)) {
      for (int i = 0; i < definitions.size(); i++) {
        Path definition = definitions.get(i);
        Measured measured = Measured.compile(compiler, definition, CompileOptions.DEFAULT);
        if (measured.onlyNeedsAnEndpoint()) {
          measured =
              Measured.compile(
                      compiler, definition, CompileOptions.DEFAULT.withUpstream("http://localhost"))
                  .afterNoEndpoint();
        }
        measured.write(folder.relativize(definition).toString(), out);
        if (i % 100 == 0) {
          System.err.println(i + " of " + definitions.size());
        }
      }
    }
  }

  /** All definitions, sorted. */
  static List<Path> definitions(Path folder, List<String> parts) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> parts.isEmpty() || parts.stream().anyMatch(file.toString()::contains))
          .sorted()
          .toList();
    }
  }

  private static void warmUp(ProjectCompiler compiler, List<Path> definitions) {
    definitions.stream()
        .limit(3)
        .forEach(file -> Measured.compile(compiler, file, CompileOptions.DEFAULT));
  }
}
