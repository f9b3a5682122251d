package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Values that callers must not see. */
@Feature(ParityRow.MEDIATION)
class MaskJsonTest {
  private static final String MASK = "response:\n  - mask-json: [/owner/email]\n";
  private static final String PET =
      "{\"id\": 1.50, \"näme\": \"Mäuschen €\", \"owner\": {\"email\": \"ä@b.example\"}}";
  private static final String MASKED =
      "{\"id\": 1.50, \"näme\": \"Mäuschen €\", \"owner\": {\"email\": \"***\"}}";

  @SystemTest(over = {HTTP_1, HTTP_2})
  void valuesAreMaskedWhereverChunksEnd(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "application/json", "ETag", "\"1\"");
          for (byte b : PET.getBytes(StandardCharsets.UTF_8)) {
            line.send(new byte[] {b});
          }
          line.end();
        });
    gateway.serves(PetProject.of(backend, MASK));

    Answer answer = gateway.get("/pets").header("Accept-Encoding", "gzip").send();

    assertThat(answer.text()).isEqualTo(MASKED);
    assertThat(answer.header("ETag")).isEqualTo("W/\"1\"");
    assertThat(backend.next().header("Accept-Encoding")).isEqualTo("identity");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void valuesInArraysAndBelowAreMasked(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.answer(
                200,
                "[{\"card\":{\"no\":4111,\"no\":[1]},\"x\":[{\"p\":1},{\"p\":{}}]},null,7]",
                "Content-Type",
                "application/vnd.pets+json; charset=utf-8"));
    gateway.serves(
        PetProject.of(
            backend, "response:\n  - mask-json: {values: [/*/card/no, '/*/x/1/p'], with: 'né'}\n"));

    assertThat(gateway.get("/pets").send().text())
        .isEqualTo(
            "[{\"card\":{\"no\":\"né\",\"no\":\"né\"},\"x\":[{\"p\":1},{\"p\":\"né\"}]},null,7]");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPartOfTheAnswerCannotBeAskedFor(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          if (request.header("Range") == null) {
            line.answer(200, PET, "Content-Type", "application/json", "Accept-Ranges", "bytes");
          } else {
            line.answer(206, "\"ä@b.example\"", "Content-Type", "application/json");
          }
        });
    gateway.serves(PetProject.of(backend, MASK));

    Answer answer =
        gateway.get("/pets").header("Range", "bytes=57-70").header("If-Range", "\"1\"").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(MASKED);
    assertThat(answer.header("Accept-Ranges")).isNull();
    assertThat(backend.next().header("If-Range")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aPartThatComesUnaskedIsRefused(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, MASK));

    for (String type : new String[] {"application/json", "multipart/byteranges; boundary=x"}) {
      backend.does((request, line) -> line.answer(206, "\"ä@b.example\"", "Content-Type", type));
      Answer answer = gateway.get("/pets").send();
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.text()).doesNotContain("@b.example");
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aLargerAnswerIsRefusedRatherThanPassed(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend, "response:\n  - mask-json: {values: /owner/email, max-size: 1KB}\n"));

    for (String type : new String[] {"application/json", "text/plain"}) {
      backend.does(
          (request, line) -> line.answer(200, PET + " ".repeat(1024), "Content-Type", type));
      assertThat(gateway.get("/pets").send().status())
          .isEqualTo(type.equals("text/plain") ? 200 : 502);
    }
  }

  @SystemTest
  void aPackedAnswerIsUnpackedFirst(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(PET.getBytes(StandardCharsets.UTF_8));
    }
    backend.does(
        (request, line) -> {
          line.head(
              200,
              "Content-Type",
              "application/json",
              "Content-Encoding",
              "gzip",
              "Content-Length",
              "" + packed.size());
          line.send(packed.toByteArray());
          line.end();
        });
    gateway.serves(PetProject.of(backend, MASK));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.text()).isEqualTo(MASKED);
    assertThat(answer.header("Content-Encoding")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatCannotBeReadDoesNotSlipThrough(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.answer(200, PET.substring(0, PET.length() - 1), "Content-Type", "text/json"));
    gateway.serves(PetProject.of(backend, MASK));

    Answer answer = gateway.get("/pets").send();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.fault()).isEqualTo("upstream-malformed");
    assertThat(answer.text()).doesNotContain("@b.example");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void answersWithoutABodyAndOtherTypesPass(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          if (request.method().equals("HEAD")) {
            line.answer(200, PET, "Content-Type", "application/json");
          } else if (request.target().endsWith("none")) {
            line.head(204, "Content-Type", "application/json");
            line.end();
          } else {
            line.answer(200, PET, "Content-Type", "text/plain");
          }
        });
    gateway.serves(PetProject.of(backend, MASK));

    Answer head = gateway.ask("HEAD", "/pets").send();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("Content-Length")).as("how long the masked body is").isNull();
    assertThat(gateway.get("/pets/none").send().status()).isEqualTo(204);
    assertThat(gateway.get("/pets").send().text()).isEqualTo(PET);
  }
}
