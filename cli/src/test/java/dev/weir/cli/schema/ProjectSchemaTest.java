package dev.weir.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import dev.weir.policies.BuiltInPolicies;
import dev.weir.policy.PolicyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas of a project's files know what the compiler and {@code weir test} read. */
class ProjectSchemaTest {
  @TempDir Path here;

  @Test
  void everyPolicyIsAKeyOrAStepOfTheSchema() throws IOException {
    Node.Mapping schema = schema("weir");
    Set<String> known = new TreeSet<>(keys(schema));
    for (String step : new String[] {"request-step", "response-step", "fault-step"}) {
      known.addAll(keys(at(schema, "$defs", step)));
    }

    assertThat(known).containsAll(BuiltInPolicies.all().stream().map(PolicyType::name).toList());
  }

  @Test
  void keyOfTheSchemaIsKnownToTheCompilerAndAnotherIsNot() throws IOException {
    Set<String> inSchema = keys(schema("weir"));
    Set<String> some = new TreeSet<>(inSchema);
    some.addAll(List.of("limits", "schemes", "validate", "allow", "deny", "cache", "zzz"));
    for (String key : some) {
      Sample.orders(here);
      Path settings = here.resolve("orders/weir.yaml");
      String rest = Files.readString(settings).replaceFirst("(?m)^" + key + ":.*\n(?: .*\n)*", "");
      Files.writeString(settings, key + ": {}\n" + rest);

      String json = Typed.in(here).weir("check", "orders", "--format", "json").out();

      boolean refused =
          Pattern.compile(
                  "\"code\": \"(unknown-key|not-available)\",[^}]*\"path\": \"" + key + "\"")
              .matcher(json)
              .find();
      assertThat(refused).as(key + "\n" + json).isEqualTo(!inSchema.contains(key));
    }
  }

  @Test
  void everyKeyThatTestFilesMayHaveIsInTheirSchemaAndNoOther() throws IOException {
    Set<String> read = new TreeSet<>();
    Matcher key =
        Pattern.compile("get\\(\"([a-z-]+)\"\\)")
            .matcher(
                Files.readString(Path.of("src/main/java/dev/weir/cli/test/TestFileReader.java")));
    while (key.find()) {
      read.add(key.group(1));
    }
    Set<String> known = new TreeSet<>();
    collect(schema("tests"), known);
    String page = Files.readString(Path.of("..", "docs", "reference", "tests.md"));

    assertThat(known).isEqualTo(read);
    assertThat(known).allMatch(one -> page.contains("`" + one + "`"));
  }

  @Test
  void environmentsMaySetWhatTheirSchemaSays() throws IOException {
    assertThat(keys(schema("weir"))).containsAll(keys(schema("environment")));
  }

  private static void collect(Node node, Set<String> keys) {
    if (node instanceof Node.Mapping mapping) {
      if (mapping.get("properties") instanceof Node.Mapping) {
        keys.addAll(keys(mapping));
      }
      mapping.members().values().forEach(member -> collect(member.value(), keys));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> collect(item, keys));
    }
  }

  private static Set<String> keys(Node.Mapping schema) {
    return at(schema, "properties").members().keySet();
  }

  private static Node.Mapping at(Node.Mapping node, String... path) {
    Node.Mapping found = node;
    for (String key : path) {
      found = (Node.Mapping) found.get(key);
    }
    return found;
  }

  private static Node.Mapping schema(String kind) throws IOException {
    return (Node.Mapping)
        new DocumentReader()
            .readJson(kind, Schemas.text(kind).getBytes(UTF_8), new Problems())
            .orElseThrow();
  }
}
