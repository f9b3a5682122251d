package dev.weir.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good documents with bytes changed at random: a document or a problem with a place comes back. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DocumentFuzzTest {
  private static final String YAML =
      """
      %YAML 1.2
      ---
      openapi: 3.1.0 # remark
      info: {title: 'Pets', version: "1.0\\n"}
      x: &x {a: 1, b: [x, -2.5e3, ~]}
      paths:
        /pets/{id}:
          get: &get
            <<: *x
            description: |
              Many
              lines
            responses: {200: {description: >-
              folded}}
        ? "/é"
        : !!str 5
      tags:
      - name: a
      - *x
      """;
  private static final String JSON =
      "{\"openapi\": \"3.1.0\", // x\n \"paths\": {\"/é/{id}\": {\"get\": [1, -2.5e3, null, true,"
          + " \"\\u00e9\\n\", {\"a\": {}, \"b\": []}]}}}";
  private static final byte[] PARTS =
      "\0\t\n\r !\"#%&'*,-./0:<>?@[\\]`{|}~aeé\u00a0\uFEFF".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mutatedDocumentsNeverThrow(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = mutate(random.nextBoolean() ? YAML : JSON, random);
      Reading read = Reading.of(random.nextBoolean() ? "a.yaml" : "a.json", bytes);

      assertThat(read.node().isPresent() || !read.problems().isEmpty()).isTrue();
      for (Problem problem : read.problems()) {
        assertThat(problem.code()).isIn("syntax", "duplicate-key", "remark");
        assertThat(problem.message()).isNotEqualTo("the file cannot be read");
        assertPlaced(problem.place(), bytes);
      }
      read.node().ifPresent(node -> assertPlaced(node, bytes));
    }
  }

  private static byte[] mutate(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      int at = random.nextInt(bytes.length);
      if (random.nextInt(3) == 0) {
        int length = Math.min(random.nextInt(20), bytes.length - at);
        byte[] shorter = new byte[bytes.length - length + 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
        bytes = shorter;
        bytes[bytes.length - 1] = '\n';
      } else {
        bytes[at] =
            random.nextInt(10) == 0
                ? (byte) random.nextInt(256)
                : PARTS[random.nextInt(PARTS.length)];
      }
    }
    return bytes;
  }

  private static void assertPlaced(Node node, byte[] bytes) {
    assertPlaced(node.place(), bytes);
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> assertPlaced(item, bytes));
    } else if (node instanceof Node.Mapping mapping) {
      for (Node.Member member : mapping.members().values()) {
        assertPlaced(member.place(), bytes);
        assertPlaced(member.value(), bytes);
      }
    }
  }

  private static void assertPlaced(Place place, byte[] bytes) {
    assertThat(place.line()).isBetween(1, bytes.length + 1);
    assertThat(place.column()).isBetween(1, bytes.length + 1);
  }
}
