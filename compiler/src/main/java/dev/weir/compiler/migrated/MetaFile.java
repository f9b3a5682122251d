package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Optional;

/** {@code api_meta.yaml}, which repeats name and version for tools. */
final class MetaFile {
  private MetaFile() {}

  /** Reports where it differs from api.yaml. */
  static void compare(Node meta, ApiFile api, Problems problems) {
    if (!(meta instanceof Node.Mapping root)) {
      return;
    }
    for (String key : List.of("name", "version")) {
      Optional<Node.Scalar> written = Values.scalar(root, key);
      Optional<Node.Scalar> held = Values.scalar(api.data(), key);
      if (written.isPresent()
          && held.isPresent()
          && !written.get().text().strip().equals(held.get().text().strip())) {
        problems.warning(
            "disagreement",
            written.get().place(),
            key,
            "\""
                + written.get().text()
                + "\" differs from \""
                + held.get().text()
                + "\" at "
                + held.get().place()
                + ", which holds",
            "write the same in both");
      }
    }
  }
}
