package dev.weir.compiler.migrated.keys;

import java.util.List;
import java.util.stream.Collectors;

/** The known keys as the tables of {@code docs/migrate/wso2.md}. */
final class KeyDocument {
  private KeyDocument() {}

  static String tables() {
    return KnownTables.ALL.stream().map(KeyDocument::table).collect(Collectors.joining("\n"));
  }

  static String policies() {
    StringBuilder rows = new StringBuilder("| Policy or sequence | In Weir's words |\n|---|---|\n");
    for (KnownPolicies.Edit edit : KnownPolicies.edits()) {
      rows.append("| `" + edit.name() + "` | " + code(edit.weir()) + " |\n");
    }
    return rows.toString();
  }

  private static String table(KeyTable table) {
    StringBuilder text = new StringBuilder("### " + table.title() + "\n\n");
    text.append("| Key | Becomes | Remark | In Weir's words |\n|---|---|---|---|\n");
    List<KnownKey> rows = table.keys().stream().filter(key -> !isBare(key)).toList();
    for (KnownKey key : rows) {
      text.append(
          "| `"
              + key.path()
              + "` | "
              + key.treatment().word()
              + " | "
              + key.meaning()
              + " | "
              + code(key.weir())
              + " |\n");
    }
    String bare =
        table.keys().stream()
            .filter(KeyDocument::isBare)
            .map(key -> "`" + key.path() + "`")
            .collect(Collectors.joining(", "));
    if (!bare.isEmpty()) {
      text.append("\nNo effect: " + bare + ".\n");
    }
    return text.toString();
  }

  private static boolean isBare(KnownKey key) {
    return key.treatment() == Treatment.DESCRIPTIVE && key.meaning().isEmpty();
  }

  private static String code(String weir) {
    return weir.isEmpty() ? "" : "`" + weir.replace("{tier}", "{requests: …, per: 1m}") + "`";
  }
}
