package dev.weir.cli.test;

import java.time.Duration;
import java.util.List;

/**
 * What came of one test.
 *
 * @param file it stands in
 * @param differences what was not as expected; empty when it passed
 * @param took how long
 */
record TestResult(TestFile file, TestCase test, List<String> differences, Duration took) {
  TestResult {
    differences = List.copyOf(differences);
  }

  boolean passed() {
    return differences.isEmpty();
  }
}
