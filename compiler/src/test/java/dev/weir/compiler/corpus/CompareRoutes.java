package dev.weir.compiler.corpus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what {@link CompileCorpus} wrote with what {@link Oracle} finds, and writes the report.
 */
public final class CompareRoutes {
  private CompareRoutes() {}

  /**
   * Arguments: the folder of definitions, what {@link CompileCorpus} wrote, the report to write.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<Line> definitions = new ArrayList<>();
    Map<String, List<String>> errors = new HashMap<>();
    Map<String, Set<String>> routes = new HashMap<>();
    for (String row : Files.readAllLines(Path.of(arguments[1]))) {
      String[] cells = row.split("\t", -1);
      switch (cells[0]) {
        case "D" -> definitions.add(Line.of(cells));
        case "P" -> errors.computeIfAbsent(cells[1], unused -> new ArrayList<>()).add(cells[2]);
        case "R" ->
            routes
                .computeIfAbsent(cells[1], unused -> new TreeSet<>())
                .add(cells[2] + "\t" + cells[3]);
        default -> throw new IllegalArgumentException(row);
      }
    }
    Map<String, List<Difference>> differences = new TreeMap<>();
    long compared = 0;
    for (Line line : definitions) {
      if (line.hasPlan()) {
        Set<String> ours = routes.getOrDefault(line.name(), Set.of());
        Oracle.Found theirs = Oracle.read(folder.resolve(line.name()));
        compared += theirs.routes().size();
        List<Difference> found = Difference.between(ours, theirs);
        if (!found.isEmpty()) {
          differences.put(line.name(), found);
        }
      }
    }
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(Path.of(arguments[2])), false, StandardCharsets.UTF_8)) {
      new Report(definitions, errors, differences, compared).write(out);
    }
  }
}
