package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {
  @Test
  void whatIsWrittenReadsAsTheSame() {
    RandomNodes nodes = new RandomNodes(5);
    for (int i = 0; i < 5000; i++) {
      Node node = Node.mapping().put("a", nodes.next()).build();
      String yaml = YamlWriter.write(node);
      Reading read = Reading.yaml(yaml);

      assertThat(read.problems()).as(yaml).isEmpty();
      assertThat(MergePatch.identical(read.node().orElseThrow(), node)).as(yaml).isTrue();
    }
  }

  @Test
  void anyRootReadsAsTheSame() {
    RandomNodes nodes = new RandomNodes(6);
    for (int i = 0; i < 2000; i++) {
      Node node = nodes.next();
      Reading read = Reading.yaml(YamlWriter.write(node));

      if (!(node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL)) {
        assertThat(MergePatch.identical(read.node().orElseThrow(), node)).isTrue();
      }
    }
  }

  @Test
  void theFormIsTheOneOfTheGuide() {
    String yaml =
        """
        weir: 1
        name: orders
        version: 1.4.0
        context: /orders/{version}
        hosts: [api.example.com, '*.example.com']
        upstreams:
          default:
            endpoints:
              - https://orders-1.internal.example.com:8443/api
              - https://orders-2.internal.example.com:8443/api
            timeouts:
              connect: 250ms
              total: 30s
            credentials: ${env:SECRET}
          reports:
            endpoints:
              - url: https://a.example
                weight: 3
              - url: https://b.example
                weight: 1
        allow: caller.claims.blocked != true
        request:
          - set-header:
              X-Org: '{claim.org}'
              X-On: 'on'
              X-Number: '1.10'
          - - 1
            - []
            - a:
                - b: {}
        description: |
          Several lines,
            one of them indented.

          And a last one.
        note: |-
          no line break
          at the end
        odd: "\\u0007\\n\\n"
        empty: ''
        """;

    assertThat(YamlWriter.write(Reading.yaml(yaml).mapping())).isEqualTo(yaml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a b",
        "GET /orders/{id}",
        "caller.tier == \"gold\"",
        "it's",
        "orders.v1.Orders/Get",
        "30s",
        "20%",
        "10MB",
        "1.4.0",
        "https://a.example:80/x?y#z",
        "${env:A}",
        "é",
        "a:b",
        "a#b"
      })
  void plainTextsStandBare(String text) {
    assertThat(YamlWriter.write(Node.text(text))).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "on         | 'on'",
        "No         | 'No'",
        "~          | '~'",
        "null       | 'null'",
        "1          | '1'",
        "1_000      | '1_000'",
        "12:30      | '12:30'",
        "2024-01-01 | '2024-01-01'",
        "0x1F       | '0x1F'",
        "<<         | '<<'",
        "=          | '='",
        "a: b       | 'a: b'",
        "a #b       | 'a #b'",
        "a:         | 'a:'",
        "- a        | '- a'",
        "{claim}    | '{claim}'",
        "*.a        | '*.a'",
        "'a'        | '''a'''",
        "a // b     | 'a // b'",
      })
  void textsThatAToolCouldReadOtherwiseStandInQuotes(String text, String written) {
    assertThat(YamlWriter.write(Node.text(text))).isEqualTo(written + "\n");
  }

  @Test
  void keysOfAnyLengthAreRead() {
    Node node = Node.mapping().put("k".repeat(3000), "v").put("a\nb", Node.number(1)).build();

    assertThat(MergePatch.identical(Reading.yaml(YamlWriter.write(node)).mapping(), node)).isTrue();
  }
}
