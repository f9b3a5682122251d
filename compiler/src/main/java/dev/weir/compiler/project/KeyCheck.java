package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import dev.weir.policy.Use;
import java.util.Set;

/**
 * Finds the keys that nobody reads: misspelt ones, those of the syntax that Weir does not have yet,
 * and those that stand where they cannot.
 */
public final class KeyCheck {
  private final PolicyTypes types;
  private final Problems problems;

  /** Knows the keys of the syntax and those of the policies. */
  public KeyCheck(PolicyTypes types, Problems problems) {
    this.types = types;
    this.problems = problems;
  }

  /** {@code weir.yaml}, or a layer of its shape. */
  public void layer(Node.Mapping layer) {
    Set<String> known = Words.plus(Words.HEAD, operationKeys());
    layer.members().forEach((key, member) -> check(key, member.place(), key, known));
    if (layer.get("operations") instanceof Node.Mapping operations) {
      operations
          .members()
          .forEach(
              (selector, member) -> {
                if (member.value() instanceof Node.Mapping settings) {
                  operation(selector, settings);
                } else if (!Nodes.isNull(member.value())) {
                  problems.error(
                      "wrong-type",
                      member.place(),
                      Nodes.path("operations", selector),
                      "should be a mapping",
                      "put keys below it");
                }
              });
    }
  }

  private void operation(String selector, Node.Mapping settings) {
    String path = Nodes.path("operations", selector);
    settings
        .members()
        .forEach(
            (key, member) -> {
              String below = Nodes.path(path, key);
              if (Words.HEAD.contains(key)) {
                problems.error(
                    "wrong-level",
                    member.place(),
                    below,
                    "belongs to the API, not to an operation",
                    "move it to the root of the file");
              } else {
                check(key, member.place(), below, operationKeys());
              }
            });
  }

  /** {@code environments/NAME.yaml}. */
  public void environment(Node.Mapping environment) {
    environment
        .members()
        .forEach(
            (key, member) -> {
              if (Words.ENVIRONMENT.contains(key)) {
                return;
              }
              boolean elsewhere = Words.HEAD.contains(key) || operationKeys().contains(key);
              if (elsewhere) {
                problems.error(
                    "wrong-level",
                    member.place(),
                    key,
                    "an environment cannot change it: what an API does is equal everywhere",
                    "move it to weir.yaml");
              } else {
                check(key, member.place(), key, Words.ENVIRONMENT);
              }
            });
  }

  private Set<String> operationKeys() {
    return Words.plus(Words.EVERYWHERE, types.names(Use.KEY));
  }

  private void check(String key, Place place, String path, Set<String> known) {
    if (known.contains(key)) {
      return;
    }
    if (Words.LATER.contains(key)) {
      problems.error(
          "not-available", place, path, "is not available yet", "leave it out until it is");
    } else {
      problems.error("unknown-key", place, path, "unknown key", Suggest.among(key, known));
    }
  }
}
