package dev.weir.compiler.specification;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.JsonNodeFactory;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.nio.charset.StandardCharsets;

/** Makes the library's nodes from ours. */
final class CheckedValues implements JsonNodeFactory {
  @Override
  public JsonNode wrap(Object value) {
    return value instanceof Node node ? new CheckedValue(node, "") : (JsonNode) value;
  }

  @Override
  public JsonNode create(String json) {
    Problems problems = new Problems();
    return new DocumentReader()
        .read("schema.json", json.getBytes(StandardCharsets.UTF_8), problems)
        .map(node -> new CheckedValue(node, ""))
        .orElseThrow(() -> new IllegalArgumentException(problems.all().toString()));
  }
}
