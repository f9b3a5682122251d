package dev.weir.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.schema.Schemas;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/weir-yaml.md} names every key of the schema, and no other. */
class WeirYamlReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "weir-yaml.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

  @Test
  void everyKeyOfTheSchemaHasItsRow() throws IOException {
    Set<String> keys = new TreeSet<>();
    Node schema = schema("weir");
    names(schema, "properties").forEach(keys::add);
    Node upstream = at(schema, "$defs", "upstream");
    for (String key : names(upstream, "properties")) {
      List<String> below = names(at(upstream, "properties", key), "properties");
      if (below.isEmpty()) {
        keys.add(key);
      }
      below.forEach(inner -> keys.add(key + "." + inner));
    }

    assertThat(rows(Files.readString(PAGE))).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void theKeysOfEnvironmentsAreNamed() throws IOException {
    String page = Files.readString(PAGE);
    String section = page.substring(page.indexOf("## `environments/"));

    assertThat(names(schema("environment"), "properties"))
        .allSatisfy(key -> assertThat(section).contains("`" + key + "`"));
  }

  private static List<String> rows(String page) {
    return ROW.matcher(page).results().map(row -> row.group(1)).toList();
  }

  private static Node schema(String kind) {
    return new DocumentReader()
        .read(kind, Schemas.text(kind).getBytes(UTF_8), new Problems())
        .orElseThrow();
  }

  private static Node at(Node node, String... keys) {
    Node at = node;
    for (String key : keys) {
      at = Objects.requireNonNull(((Node.Mapping) at).get(key), key);
    }
    return at;
  }

  private static List<String> names(Node node, String key) {
    return node instanceof Node.Mapping mapping && mapping.get(key) instanceof Node.Mapping names
        ? List.copyOf(names.members().keySet())
        : List.of();
  }
}
