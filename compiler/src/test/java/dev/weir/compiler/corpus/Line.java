package dev.weir.compiler.corpus;

/**
 * What {@link CompileCorpus} wrote of one definition; see {@link Measured}.
 *
 * @param outcome SERVED, NEEDS-ENDPOINT, REFUSED or FAILED
 */
record Line(
    String name,
    String outcome,
    long bytes,
    long millis,
    long peak,
    int routes,
    String warnings,
    String failure) {
  static Line of(String[] cells) {
    return new Line(
        cells[1],
        cells[2],
        Long.parseLong(cells[3]),
        Long.parseLong(cells[4]),
        Long.parseLong(cells[5]),
        Integer.parseInt(cells[6]),
        cells[7],
        cells[8]);
  }

  boolean hasPlan() {
    return outcome.equals("SERVED") || outcome.equals("NEEDS-ENDPOINT");
  }
}
