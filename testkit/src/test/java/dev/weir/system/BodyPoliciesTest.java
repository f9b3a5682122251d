package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Built-in policies that look at bodies: max-body, measure-bodies, mask-json. */
@Feature(ParityRow.MEDIATION)
class BodyPoliciesTest {
  private static final String MASK = "response:\n  - mask-json: [/owner/email]\n";
  private static final String PET = "{\"id\": 1.50, \"owner\": {\"email\": \"a@b.example\"}}";
  private static final String MASKED = "{\"id\": 1.50, \"owner\": {\"email\": \"***\"}}";

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBodyOfUnknownLengthIsStoppedWhenItIsTooLarge(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(PetProject.of(backend, "max-body: 1KB\n"));

    OpenCall call = gateway.ask("POST", "/pets").streaming().open();
    call.write("x".repeat(600));
    call.write("x".repeat(600));
    Answer answer = call.answer();

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.fault()).isEqualTo("body-too-large");
  }

  @SystemTest
  void bytesOfBodiesAreCountedByOperation(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(PetProject.of(backend, "measure-bodies: true\n"));

    gateway.ask("POST", "/pets").body("12345").send();
    gateway.ask("POST", "/pets").body("678").send();

    String metrics = gateway.admin("/metrics").send().text();
    for (String direction : new String[] {"request", "response"}) {
      assertThat(metrics)
          .containsPattern(
              "weir_body_bytes_total\\{api=\"pets\",direction=\""
                  + direction
                  + "\",operation=\"POST /pets\",version=\"1.0.0\"} 8(\\.0)?\n");
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void valuesAreMaskedWhereverChunksEnd(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "application/json", "ETag", "\"1\"");
          for (int i = 0; i < PET.length(); i++) {
            line.send(PET.substring(i, i + 1));
          }
          line.end();
        });
    gateway.serves(PetProject.of(backend, MASK));

    Answer answer = gateway.get("/pets").header("Accept-Encoding", "gzip").send();

    assertThat(answer.text()).isEqualTo(MASKED);
    assertThat(answer.header("ETag")).isEqualTo("W/\"1\"");
    assertThat(backend.next().header("Accept-Encoding")).isEqualTo("identity");
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
    assertThat(answer.text()).doesNotContain("a@b.example");
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
    assertThat(gateway.get("/pets/none").send().status()).isEqualTo(204);
    assertThat(gateway.get("/pets").send().text()).isEqualTo(PET);
  }
}
