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
import dev.weir.testkit.upstream.Received;
import dev.weir.testkit.upstream.Script;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;

/** Steps of {@code request:}, {@code response:} and {@code fault:}. */
@Tag("smoke")
@Feature(ParityRow.MEDIATION)
class StepsTest {
  @SystemTest(over = {HTTP_1, HTTP_2})
  void pathAndQueryAreRewritten(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            operations:
              GET /pets/{id}:
                request:
                  - rewrite-path: /render/{id}/now
                  - set-query: {format: '{query.as|full}'}
                  - remove-query: [debug]
            """));

    gateway.get("/pets/a%20b?debug=1&x=%41").send();

    assertThat(backend.next().target()).isEqualTo("/render/a%20b/now?x=%41&format=full");
  }

  @SystemTest
  void aValueCannotMakeAPathLeadElsewhere(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            operations:
              GET /pets/{id}:
                request:
                  - rewrite-path: '/render/{query.to}'
            """));

    for (String value : List.of("..", "a/../b", "%5c..", "a%0d%0ab", "a%00")) {
      assertThat(gateway.get("/pets/1?to=" + value).send().status()).as(value).isEqualTo(400);
    }
    assertThat(gateway.get("/pets/1?to=a/b").send().status()).isEqualTo(200);
    assertThat(backend.next().target()).isEqualTo("/render/a%2Fb?to=a/b");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void stepsRunInWrittenOrderTheApisFirst(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            request:
              - set-header: {X-Trace: api}
              - add-header: {X-Trace: api-too}
            response:
              - set-header: {X-Back: api}
            operations:
              GET /pets:
                request:
                  - set-header: {X-Trace: '{header.X-Trace} operation'}
                response:
                  - add-header: {X-Back: operation}
            """));

    Answer answer = gateway.get("/pets").send();

    Received request = backend.next();
    assertThat(request.headers("X-Trace")).containsExactly("api, api-too operation");
    assertThat(answer.headers("X-Back")).containsExactly("api");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aValueFromACallerNeverBeginsAnotherHeader(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(PetProject.of(backend, "request:\n  - set-header: {X-Name: '{query.name}'}\n"));

    gateway.get("/pets?name=a%0D%0AX-Evil:%20b").send();

    Received request = backend.next();
    assertThat(request.header("X-Evil")).isNull();
    assertThat(request.header("X-Name")).isEqualTo("a  X-Evil: b");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void headersAreSetAddedAndRemoved(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) ->
            line.answer(200, "ok", "Link", "<old>", "X-Debug-A", "1", "X-Debug-B", "2"));
    gateway.serves(
        PetProject.of(
            backend,
            """
            request:
              - set-header: {X-Tenant: [one, two]}
              - add-header: {Accept: text/plain}
              - remove-header: [Cookie, X-Internal-*]
            response:
              - add-header: {Link: ['</help>; rel="help"', '</terms>; rel="terms"']}
              - remove-header: x-debug-*
            fault:
              - add-header: {X-Support: 'https://status.example/{request.id}'}
            """));

    Answer answer =
        gateway
            .get("/pets")
            .header("X-Tenant", "forged")
            .header("Accept", "text/html")
            .header("Cookie", "a=b")
            .header("X-Internal-User", "root")
            .header("X-INTERNAL-ROLE", "root")
            .send();

    Received request = backend.next();
    assertThat(request.headers("X-Tenant")).containsExactly("one", "two");
    assertThat(request.headers("Accept")).containsExactly("text/html", "text/plain");
    assertThat(request.head().toLowerCase(Locale.ROOT)).doesNotContain("cookie", "x-internal");
    assertThat(answer.headers("Link"))
        .containsExactly("<old>", "</help>; rel=\"help\"", "</terms>; rel=\"terms\"");
    assertThat(answer.fields())
        .noneMatch(field -> field.name().toLowerCase(Locale.ROOT).startsWith("x-debug"));
    assertThat(answer.header("X-Support")).isNull();
    backend.refuse();
    backend.closeConnections();
    assertThat(gateway.get("/pets").send().header("X-Support"))
        .startsWith("https://status.example/");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void framingIsOutOfReachOfAStar(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(
        PetProject.of(
            backend,
            """
            request: [remove-header: [C*, T*, H*, E*]]
            response: [remove-header: [C*, T*]]
            """));

    Answer answer = gateway.ask("POST", "/pets").header("Content-Type", "a/b").body("xyz").send();

    assertThat(answer.text()).isEqualTo("xyz");
    assertThat(answer.header("Content-Type")).isNull();
    assertThat(backend.next().header("Content-Type")).isNull();
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aQueryThatIsNotWellFormedIsStillReadAndKept(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            request:
              - set-header: {X-Name: '{query.name|none}', X-Other: '{query.other|none}'}
              - set-query: {page: '1'}
              - remove-query: utm_*
            """));

    gateway.get("/pets?name=%zz%&other=caf%C3%A9&%=1&;name=2&utm_%C3%A9=x&page=%2").send();

    Received request = backend.next();
    assertThat(request.header("X-Name")).isEqualTo("%zz%");
    assertThat(request.header("X-Other")).isEqualTo("caf\u00c3\u00a9");
    assertThat(request.target()).isEqualTo("/pets?name=%zz%&other=caf%C3%A9&%=1&;name=2&page=1");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void absentValuesAreEmptyAndDefaultsStandIn(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend,
            """
            request:
              - set-header:
                  X-Empty: '{query.none}'
                  X-Default: '{cookie.none|guest} of {api.version} at {client.ip}'
                  X-Brace: '{{{query.a}}'
              - set-query: {empty: '{header.X-None}'}
            """));

    gateway.get("/pets?a=1").header("X-Empty", "forged").send();

    Received request = backend.next();
    assertThat(request.headers("X-Empty")).containsExactly("");
    assertThat(request.header("X-Default")).isEqualTo("guest of 1.0.0 at 127.0.0.1");
    assertThat(request.header("X-Brace")).isEqualTo("{1}");
    assertThat(request.target()).isEqualTo("/pets?a=1&empty=");
  }
}
