package dev.weir.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects every problem of one reading, so that an author sees all of them at once. Not
 * thread-safe: one reading, one thread.
 */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds one. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds something that stops the build; see {@link Problem} for the parts. */
  public void error(String code, Place place, String path, String message, String remedy) {
    add(new Problem(Severity.ERROR, code, place, path, message, remedy));
  }

  /** Adds something that the author should look at. */
  public void warning(String code, Place place, String path, String message, String remedy) {
    add(new Problem(Severity.WARNING, code, place, path, message, remedy));
  }

  /** Adds something worth knowing. */
  public void note(String code, Place place, String path, String message, String remedy) {
    add(new Problem(Severity.NOTE, code, place, path, message, remedy));
  }

  /** All so far, in the order in which they were found. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /** Whether any of them is an {@link Severity#ERROR}. */
  public boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }
}
