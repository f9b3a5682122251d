package dev.weir.policies.mock;

import java.util.List;

/**
 * Settings of {@code mock}.
 *
 * @param on whether the operation is answered here
 * @param answers the examples, in the order of the definition
 * @param defaultStatus what is answered when the caller does not ask for a status; 0 for the lowest
 *     success among the answers
 */
record MockSettings(boolean on, List<MockAnswer> answers, int defaultStatus) {
  static final MockSettings OFF = new MockSettings(false, List.of(), 0);

  MockSettings {
    answers = List.copyOf(answers);
  }

  /** The status for callers who ask for none. */
  int usualStatus() {
    if (defaultStatus != 0) {
      return defaultStatus;
    }
    int lowest = 600;
    for (MockAnswer answer : answers) {
      if (answer.status().exact() && answer.status().least() < 300) {
        lowest = Math.min(lowest, answer.status().least());
      }
    }
    if (lowest < 600) {
      return lowest;
    }
    for (MockAnswer answer : answers) {
      if (answer.status().holds(200)) {
        return 200;
      }
      lowest = Math.min(lowest, answer.status().least());
    }
    return lowest;
  }
}
