package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestProject;
import dev.weir.testkit.upstream.FakeUpstream;
import java.nio.charset.StandardCharsets;

/** The backend's own address in answers. */
@Feature(ParityRow.MEDIATION)
class RewriteUrlsTest {
  private static final String INSIDE = "http://orders.internal:3000/v1";
  private static final String OUTSIDE = "https://api.example.com/orders";

  private static TestProject project(FakeUpstream backend) {
    return PetProject.of(
        backend, "response:\n  - rewrite-urls: {from: '" + INSIDE + "', to: '" + OUTSIDE + "'}\n");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void locationsAndBodiesNameThePublicAddress(GatewayFixture gateway, FakeUpstream backend) {
    String body = "{\"é\": \"" + INSIDE + "/7\", \"other\": \"" + INSIDE + "0\"}";
    backend.does(
        (request, line) -> {
          line.head(
              201, "Content-Type", "application/json", "Location", INSIDE + "/7", "ETag", "\"1\"");
          for (byte b : body.getBytes(StandardCharsets.UTF_8)) {
            line.send(new byte[] {b});
          }
          line.end();
        });
    gateway.serves(project(backend));

    Answer answer = gateway.get("/pets").header("Accept-Encoding", "gzip").send();

    assertThat(answer.header("Location")).isEqualTo(OUTSIDE + "/7");
    assertThat(answer.text())
        .isEqualTo("{\"é\": \"" + OUTSIDE + "/7\", \"other\": \"" + INSIDE + "0\"}");
    assertThat(answer.header("ETag")).isEqualTo("W/\"1\"");
    assertThat(backend.next().header("Accept-Encoding")).isEqualTo("identity");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aLongerOrShorterBodyIsFramedAnew(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> line.answer(200, "<a>" + INSIDE + "</a>", "Content-Type", "text/xml"));
    gateway.serves(project(backend));
    ClientConnection connection = gateway.connect();

    assertThat(connection.get("/pets").send().text()).isEqualTo("<a>" + OUTSIDE + "</a>");
    assertThat(connection.get("/pets").send().text()).isEqualTo("<a>" + OUTSIDE + "</a>");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void eventsAreNotDelayed(GatewayFixture gateway, FakeUpstream backend) {
    Gate seen = new Gate();
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream");
          line.send("data: " + INSIDE + "/1\n\n");
          seen.pass();
          line.end();
        });
    gateway.serves(project(backend));

    OpenCall call = gateway.get("/pets").open();
    String first = "data: " + OUTSIDE + "/1\n\n";

    assertThat(call.read(first.length())).isEqualTo(first);
    seen.open();
    assertThat(call.answer().text()).isEmpty();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void answersWithoutABodyStayInStep(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          switch (request.target()) {
            case "/pets/204" -> line.head(204, "Content-Type", "text/html");
            case "/pets/304" -> line.head(304, "Content-Type", "text/html", "ETag", "\"1\"");
            default -> line.head(200, "Content-Type", "text/html", "Content-Length", "9");
          }
          if (request.target().equals("/pets") && request.method().equals("GET")) {
            line.send("some text");
          }
          line.end();
        });
    gateway.serves(project(backend));
    ClientConnection connection = gateway.connect();

    Answer none = connection.get("/pets/204").send();
    assertThat(none.status()).isEqualTo(204);
    assertThat(none.header("Transfer-Encoding")).isNull();
    Answer known = connection.get("/pets/304").send();
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.header("Transfer-Encoding")).isNull();
    Answer head = connection.ask("HEAD", "/pets").send();
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).as("how long the other body is").isNull();
    assertThat(connection.get("/pets").send().text()).isEqualTo("some text");
  }

  @SystemTest
  void otherBodiesPassUntouched(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.answer(
                request.header("Range") == null ? 200 : 206,
                INSIDE,
                "Content-Type",
                request.header("Range") == null ? "image/png" : "text/plain",
                "ETag",
                "\"1\""));
    gateway.serves(project(backend));

    Answer image = gateway.get("/pets").send();
    Answer part = gateway.get("/pets").header("Range", "bytes=0-29").send();

    assertThat(image.text()).isEqualTo(INSIDE);
    assertThat(image.header("ETag")).isEqualTo("\"1\"");
    assertThat(image.header("Content-Length")).isEqualTo("" + INSIDE.length());
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.text()).isEqualTo(INSIDE);
  }
}
