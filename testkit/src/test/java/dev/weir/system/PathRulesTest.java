package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.match.PathFlaw;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is matched, judged and forwarded is one thing: a path in canonical form (RFC 3986 §6.2.2),
 * whose bytes reach the backend as they were sent.
 */
@Feature(ParityRow.REST)
class PathRulesTest {
  private static final Map<String, PathFlaw> REFUSED = new LinkedHashMap<>();

  static {
    REFUSED.put("//pets/7", PathFlaw.EMPTY_SEGMENT);
    REFUSED.put("/pets//7", PathFlaw.EMPTY_SEGMENT);
    REFUSED.put("/pets/7//", PathFlaw.EMPTY_SEGMENT);
    REFUSED.put("/./pets/7", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets/.", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets/7/..", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets/../admin", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets/%2e%2e/admin", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets/.%2E/admin", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets/%2e", PathFlaw.DOT_SEGMENT);
    REFUSED.put("/pets\\7", PathFlaw.BACKSLASH);
    REFUSED.put("/pets/%5c7", PathFlaw.BACKSLASH);
    REFUSED.put("/pets%2F7", PathFlaw.ENCODED_SLASH);
    REFUSED.put("/pets/a%2fb", PathFlaw.ENCODED_SLASH);
    REFUSED.put("/pets/a;b=1", PathFlaw.SEMICOLON);
    REFUSED.put("/pets/a%3bb", PathFlaw.SEMICOLON);
    REFUSED.put("/pets/a%00", PathFlaw.CONTROL);
    REFUSED.put("/pets/a%0d%0aX-Evil:%201", PathFlaw.CONTROL);
    REFUSED.put("/pets/a%7f", PathFlaw.CONTROL);
    REFUSED.put("/pets/%zz", PathFlaw.BAD_ESCAPE);
    REFUSED.put("/pets/%4", PathFlaw.BAD_ESCAPE);
    REFUSED.put("/pets/%", PathFlaw.BAD_ESCAPE);
    REFUSED.put("/pets/%ff", PathFlaw.BAD_UTF8);
    REFUSED.put("/pets/%c0%af", PathFlaw.BAD_UTF8);
    REFUSED.put("/pets/%c0%ae%c0%ae", PathFlaw.BAD_UTF8);
    REFUSED.put("/pets/%ed%a0%80", PathFlaw.BAD_UTF8);
    REFUSED.put("/pets/a#b", PathFlaw.FRAGMENT);
    REFUSED.put("/pets/a?b#c", PathFlaw.FRAGMENT);
    REFUSED.put("/pets/a|b", PathFlaw.BAD_CHARACTER);
    REFUSED.put("/pets/\"a\"", PathFlaw.BAD_CHARACTER);
    REFUSED.put("/pets/<a>", PathFlaw.BAD_CHARACTER);
    REFUSED.put("/pets/{id}", PathFlaw.BAD_CHARACTER);
  }

  private static final List<String> ACCEPTED =
      List.of(
          "/pets/7",
          "/pets/a%20b",
          "/pets/%41%2d%7e",
          "/p%65ts/7",
          "/pets/%c3%a9",
          "/pets/%C3%A9",
          "/pets/%e2%82%ac%f0%9f%90%b6",
          "/pets/a:b@c!$&'()*+,=-._~",
          "/pets/a..b",
          "/pets/...",
          "/pets/.a",
          "/pets/%25",
          "/pets/%252e%252e",
          "/pets/7?",
          "/pets/7?a=b&a=c?d/e//../;x=%2f%00%zz",
          "/pets/7?q=%20+%2B[]{}|\"\\");

  private static void serves(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestApi.named("pets")
            .route("GET /pets/{id}")
            .route("GET /pets")
            .route("GET /*")
            .to(backend));
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void whatIsNotCanonicalIsRefusedWithAHint(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    REFUSED.forEach(
        (target, flaw) -> {
          Answer answer = connection.get(target).send();
          assertThat(answer.status()).as(target).isEqualTo(400);
          assertThat(answer.fault()).as(target).isEqualTo("path-not-canonical");
          assertThat(answer.text()).as(target).contains(flaw.hint());
        });

    assertThat(backend.count()).isZero();
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void whatIsAcceptedReachesTheBackendAsSent(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);
    ClientConnection connection = gateway.connect();

    for (String target : ACCEPTED) {
      assertThat(connection.get(target).send().status()).as(target).isEqualTo(200);
      assertThat(backend.next().target()).isEqualTo(target);
    }
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aContextIsTakenAwayHoweverItIsWritten(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        TestApi.named("pets").at("/shop/v1").route("GET /pets/{id}").route("GET /").to(backend));
    ClientConnection connection = gateway.connect();

    for (String context : List.of("/shop/v1", "/sh%6fp/v1", "/shop/%761")) {
      assertThat(connection.get(context + "/pets/%37?a=%62").send().status()).isEqualTo(200);
      assertThat(backend.next().target()).isEqualTo("/pets/%37?a=%62");
      assertThat(connection.get(context + "?a").send().status()).isEqualTo(200);
      assertThat(backend.next().target()).isEqualTo("/?a");
    }
  }

  @SystemTest
  void bytesOutsideAsciiAreRefused(GatewayFixture gateway, FakeUpstream backend) {
    serves(gateway, backend);

    Answer answer = gateway.get("/pets/\u00e9").send();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(PathFlaw.NOT_ASCII.hint());
  }
}
