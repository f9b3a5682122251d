package dev.weir.cli.test;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One file of calls and expected answers.
 *
 * @param name as problems and results call it
 * @param environment whose overlay applies
 * @param backend what the backends answer, by method and target as they see them
 * @param cases in written order
 */
record TestFile(
    String name, Optional<String> environment, Map<String, Canned> backend, List<TestCase> cases) {
  TestFile {
    backend = Collections.unmodifiableMap(new LinkedHashMap<>(backend));
    cases = List.copyOf(cases);
  }
}
