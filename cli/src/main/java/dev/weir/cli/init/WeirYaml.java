package dev.weir.cli.init;

/**
 * The text of a new {@code weir.yaml}: what the definition does not say, each line with a reason.
 */
final class WeirYaml {
  private WeirYaml() {}

  static String of(String name, String definition, DefinitionFacts facts) {
    StringBuilder text = new StringBuilder();
    text.append("# yaml-language-server: $schema=.weir/weir.schema.json\n");
    text.append("weir: 1\n");
    text.append("name: ").append(name).append('\n');
    text.append("definition: ").append(quoted(definition)).append('\n');
    if (facts.open()) {
      text.append(
          "\n# The definition names no security, so everybody may call. This line says that it\n");
      text.append("# is meant; without it the API is just as open, and weir check warns.\n");
      text.append("security: open\n");
    }
    if (facts.guarded()) {
      text.append(
          "\n# The definition asks for credentials. This version cannot check them yet, so these\n");
      text.append("# operations answer 503. This line would open them to everybody:\n");
      text.append("# security: open\n");
    }
    if (facts.withoutServer()) {
      text.append(
          "\n# The definition names no server. This is where calls go; environments/prod.yaml\n");
      text.append("# can say where they go in production.\n");
      text.append("upstreams:\n");
      text.append("  default:\n");
      text.append("    endpoints:\n");
      text.append("      - http://localhost:3000\n");
    }
    return text.toString();
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9_][A-Za-z0-9_./-]*")
        ? text
        : "'" + text.replace("'", "''") + "'";
  }
}
