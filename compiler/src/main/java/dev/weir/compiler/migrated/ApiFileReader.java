package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.ApiYamlKeys;
import dev.weir.compiler.migrated.keys.KeyTable;
import dev.weir.compiler.migrated.keys.KeyWalk;
import dev.weir.compiler.migrated.keys.OldExportKeys;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.Optional;

/** Reads {@code api.yaml} and {@code api.json} in all their forms. */
final class ApiFileReader {
  private final Problems problems;
  private final Cleaner cleaner;
  private final KeyWalk walk;

  ApiFileReader(Problems problems, Cleaner cleaner, KeyWalk walk) {
    this.problems = problems;
    this.cleaner = cleaner;
    this.walk = walk;
  }

  /** Empty, and reported, when the document is no API. */
  Optional<ApiFile> read(Node document) {
    if (!(document instanceof Node.Mapping root)) {
      problems.error("wrong-type", document.place(), "", "should be a mapping", "");
      return Optional.empty();
    }
    if (root.get("data") instanceof Node.Mapping data) {
      return enveloped(root, data);
    }
    return Optional.of(OldExport.matches(root) ? old(root) : modern(root, root, ""));
  }

  private Optional<ApiFile> enveloped(Node.Mapping root, Node.Mapping data) {
    root.members()
        .forEach(
            (key, member) -> {
              if (!key.equals("type") && !key.equals("version") && !key.equals("data")) {
                problems.warning(
                    "unknown-key",
                    member.place(),
                    key,
                    "stands outside data and has no effect",
                    "move it below data:");
              }
            });
    Optional<Node.Scalar> type = Values.scalar(root, "type");
    if (type.isPresent() && !type.get().text().strip().equals("api")) {
      problems.error(
          "wso2-refused",
          type.get().place(),
          "type",
          "files of the type " + type.get().text() + " are not available yet",
          "an API has the type api");
      return Optional.empty();
    }
    return Optional.of(modern(root, data, "data."));
  }

  private ApiFile modern(Node.Mapping root, Node.Mapping written, String prefix) {
    String path = prefix.isEmpty() ? "" : "data";
    Node.Mapping data = clean(written, ApiYamlKeys.TABLE, path);
    walk.walk(data, ApiYamlKeys.TABLE, path);
    return new ApiFile(data, prefix, true, root.place());
  }

  private ApiFile old(Node.Mapping root) {
    Node.Mapping written = clean(root, OldExportKeys.TABLE, "");
    walk.walk(written, OldExportKeys.TABLE, "");
    Node.Mapping data = OldExport.modern(written);
    walk.walk(data, ApiYamlKeys.TABLE, "");
    return new ApiFile(data, "", true, root.place());
  }

  /** Clean values, but for keys that only describe the API: their texts are left alone. */
  private Node.Mapping clean(Node.Mapping written, KeyTable table, String path) {
    Node.Builder clean = Node.mapping();
    written
        .members()
        .forEach(
            (key, member) -> {
              String here = path.isEmpty() ? key : path + "." + key;
              Node value = member.value();
              clean.put(
                  key,
                  member.place(),
                  table.describes(key) ? value : cleaner.clean(key, value, here));
            });
    return clean.build(written.place());
  }
}
