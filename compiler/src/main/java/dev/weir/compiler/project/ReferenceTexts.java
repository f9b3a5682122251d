package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.SecretReference;

/**
 * Finds malformed <code>${…}</code> in what an author wrote. Every text is looked at, whatever key
 * it stands under: there is no other use of these characters.
 */
public final class ReferenceTexts {
  private ReferenceTexts() {}

  /** Reports those in a layer of the shape of {@code weir.yaml}. */
  public static void check(Node.Mapping layer, Problems problems) {
    check(layer, "", problems);
  }

  private static void check(Node node, String path, Problems problems) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .members()
          .forEach((key, member) -> check(member.value(), Nodes.path(path, key), problems));
    } else if (node instanceof Node.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        check(list.items().get(i), path + "[" + i + "]", problems);
      }
    } else if (node instanceof Node.Scalar scalar) {
      SecretReference.flaw(scalar.text())
          .ifPresent(
              remedy ->
                  problems.error(
                      "bad-reference",
                      scalar.place(),
                      path,
                      "holds a ${…} that refers to nothing",
                      remedy));
    }
  }
}
