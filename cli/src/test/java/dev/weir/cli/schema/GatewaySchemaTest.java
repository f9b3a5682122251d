package dev.weir.cli.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.weir.config.Node;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.document.DocumentReader;
import dev.weir.document.JsonWriter;
import dev.weir.gateway.settings.GatewaySettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of {@code gateway.yaml}, its reader and its page say the same. */
class GatewaySchemaTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "gateway.md");
  private static final Path READERS =
      Path.of("..", "gateway/src/main/java/dev/weir/gateway/settings");
  private static final Pattern READ = Pattern.compile("get\\(\"([a-z-]+)\"\\)");

  @TempDir Path here;

  @Test
  void exampleOfThePageIsAcceptedByBoth() throws IOException {
    String example = example();

    assertThat(schemaAccepts(example)).isTrue();
    assertThat(complaints(example)).allMatch(problem -> problem.code().equals("no-such-file"));
  }

  @Test
  void everyKeyThatIsReadIsInTheSchemaAndNoOther() throws IOException {
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.list(READERS)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher key = READ.matcher(Files.readString(file));
        while (key.find()) {
          read.add(key.group(1));
        }
      }
    }
    Set<String> known = new TreeSet<>();
    properties(schema(), known);

    assertThat(known).isEqualTo(read);
  }

  @Test
  void everyKeyOfTheSchemaIsOnThePage() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> known = new TreeSet<>();
    properties(schema(), known);

    assertThat(known).allMatch(key -> page.matches("(?s).*[`.{ \\n]" + key + "[`:. ].*"));
  }

  @Test
  void unknownKeyIsRefusedByBothAtEveryLevel() throws IOException {
    Node.Mapping example = (Node.Mapping) node(example());
    List<Node> spoilt = new ArrayList<>();
    spoil(example, spoilt);

    assertThat(spoilt).hasSizeGreaterThan(8);
    for (Node one : spoilt) {
      String text = JsonWriter.compact(one);
      assertThat(schemaAccepts(text)).as(text).isFalse();
      assertThat(complaints(text)).as(text).anyMatch(problem -> problem.path().contains("zzz"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weir: 2",
        "listeners: {A: {port: 1}}",
        "listeners: {a: {}}",
        "listeners: {a: {port: 65536}}",
        "listeners: {a: {port: 1, protocols: [h3]}}",
        "listeners: {a: {port: 1, proxy-protocol: true}}",
        "listeners: {a: {port: 1, tls: {}}}",
        "listeners: {a: {port: 1, tls: {certificates: [{cert: a}]}}}",
        "listeners: {a: {port: 1, tls: {client-certificates: required, certificates: []}}}",
        "admin: {port: '9090'}",
        "requests: {max-body: 10}",
        "requests: {max-headers: 0}",
        "requests: {idle-timeout: 60}",
        "client-address-from: via",
        "defaults: {allow-open: none}",
        "faults: soap",
        "logs: {level: loud}",
        "logs: {access: {sample: 10}}",
        "logs: {access: {format: combined}}",
        "metrics: {labels: [subject]}",
        "metrics: {labels: operation}",
        "analytics: {}",
        "analytics: {to: stdout, format: xml}",
        "traces: {sample: 5%}",
        "traces: {otlp: 'otel:4318'}",
        "traces: {otlp: {headers: {a: '${env:A}'}}}",
        "traces: {otlp: 'http://a:4318', sample: 101%}",
        "shutdown: {drain: 30}",
        "issuers: {}",
        "limits: {}",
        "defaults: {timeouts: {}}",
        "requests: {max-connections-per-ip: 5}",
      })
  void wrongValueIsRefusedByBoth(String yaml) throws IOException {
    assertThat(schemaAccepts(yaml)).isFalse();
    assertThat(complaints(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apis: one.weir",
        "listeners: {a: {port: 0, protocols: h2c}}",
        "trusted-proxies: 10.0.0.0/8",
        "admin: {}",
        "requests: {max-body: 1GB, header-timeout: 1m}",
        "logs: {format: json, access: {to: none}}",
        "logs: {access: {format: '{status}'}}",
        "metrics: {labels: [api, operation]}",
        "metrics: {labels: []}",
        "analytics: {to: stdout, format: elk}",
        "analytics: {otlp: {url: 'http://a:4318', headers: {a: '${env:A}'}}}",
        "traces: {otlp: 'https://a.example/otlp'}",
        "egress: {allow: [10.0.0.0/8]}",
      })
  void rightValueIsAcceptedByBoth(String yaml) throws IOException {
    assertThat(schemaAccepts(yaml)).isTrue();
    assertThat(complaints(yaml)).isEmpty();
  }

  private static String example() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
    return page.substring(begin, page.indexOf("```", begin));
  }

  private static Node schema() throws IOException {
    return node(Schemas.text("gateway"));
  }

  private static void properties(Node node, Set<String> keys) {
    if (node instanceof Node.Mapping mapping) {
      if (mapping.get("properties") instanceof Node.Mapping properties) {
        keys.addAll(properties.members().keySet());
      }
      mapping.members().values().forEach(member -> properties(member.value(), keys));
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> properties(item, keys));
    }
  }

  /**
   * Copies of the whole, each with one unknown key somewhere else. Names that people choose stay.
   */
  private static void spoil(Node.Mapping example, List<Node> spoilt) {
    spoilt.add(with(example, "zzz", Node.text("x")));
    example
        .members()
        .forEach(
            (key, member) -> {
              if (member.value() instanceof Node.Mapping inner
                  && !Set.of("trust", "headers").contains(key)) {
                List<Node> below = new ArrayList<>();
                spoil(inner, below);
                below.forEach(one -> spoilt.add(with(example, key, one)));
              }
            });
  }

  private static Node with(Node.Mapping mapping, String key, Node value) {
    Node.Builder copy = Node.mapping();
    mapping.members().forEach((name, member) -> copy.put(name, member.value()));
    return copy.put(key, value).build();
  }

  private static Node node(String text) throws IOException {
    Problems problems = new Problems();
    Node node =
        new DocumentReader()
            .read("x", text.getBytes(UTF_8), problems)
            .orElseThrow(() -> new IOException(problems.all().toString()));
    assertThat(problems.all()).isEmpty();
    return node;
  }

  private static boolean schemaAccepts(String yaml) throws IOException {
    Validator.Result result =
        new ValidatorFactory().validate(Schemas.text("gateway"), JsonWriter.compact(node(yaml)));
    return result.isValid();
  }

  private List<Problem> complaints(String yaml) throws IOException {
    Problems problems = new Problems();
    GatewaySettingsReader.read(Section.of((Node.Mapping) node(yaml), "", problems), here);
    return problems.all();
  }
}
