package dev.weir.gateway.match;

import static dev.weir.gateway.match.Plans.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.match.RouteMatch.Result;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.ApiPlan.Transport;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RouteTableTest {
  private final RouteMatch<String> match = new RouteMatch<>();
  private final RequestTarget target = new RequestTarget();

  private static RouteTable<String> table(ApiPlan... apis) {
    RouteTable.Builder<String> builder = RouteTable.builder();
    for (ApiPlan api : apis) {
      builder.add(api, route -> api.name() + ":" + route.id());
    }
    return builder.build();
  }

  private Result ask(RouteTable<String> table, String host, String method, String path) {
    assertThat(target.read(path)).isNull();
    match.clear();
    return table.match(host, method, target, false, match);
  }

  private String found(RouteTable<String> table, String method, String path) {
    return found(table, "", method, path);
  }

  private String found(RouteTable<String> table, String host, String method, String path) {
    Result result = ask(table, host, method, path);
    return result == Result.FOUND ? match.route() : result.name();
  }

  @ParameterizedTest
  @CsvSource({
    "/pets/mine, GET /pets/mine",
    "/pets/mine.json, GET /pets/mine.json",
    "/pets/7.json, GET /pets/{id}.json",
    "/pets/v7.json, GET /pets/v{n}.json",
    "/pets/7, GET /pets/{id}",
    "/pets/.json, GET /pets/{id}",
    "/pets/mine/toys, GET /pets/mine/{toy}",
    "/pets/7/ball, GET /pets/{id}/ball",
    "/pets/mine/ball, GET /pets/mine/{toy}",
    "/pets/7/rope, GET /pets/*",
    "/pets/, GET /pets/*",
    "/pets, GET /pets/*",
    "/petz, NOT_FOUND",
    "/pet, NOT_FOUND",
    "/, NOT_FOUND"
  })
  void literalBeatsMixedBeatsParameterBeatsRestSegmentBySegment(String path, String route) {
    String[] routes = {
      "GET /pets/*",
      "GET /pets/{id}/ball",
      "GET /pets/{id}",
      "GET /pets/{id}.json",
      "GET /pets/v{n}.json",
      "GET /pets/mine/{toy}",
      "GET /pets/mine.json",
      "GET /pets/mine"
    };
    String[] reversed = new String[routes.length];
    for (int i = 0; i < routes.length; i++) {
      reversed[routes.length - 1 - i] = routes[i];
    }
    String expected = route.startsWith("GET") ? "a:" + route : route;
    assertThat(found(table(api("a", "", routes)), "GET", path)).isEqualTo(expected);
    assertThat(found(table(api("a", "", reversed)), "GET", path)).isEqualTo(expected);
  }

  @Test
  void aLiteralThatLeadsNowhereIsLeftAgain() {
    RouteTable<String> table = table(api("a", "", "GET /a/b/c", "GET /{x}/b/d", "GET /a/{y}/e"));

    assertThat(found(table, "GET", "/a/b/c")).isEqualTo("a:GET /a/b/c");
    assertThat(found(table, "GET", "/a/b/d")).isEqualTo("a:GET /{x}/b/d");
    assertThat(match.parameter("x")).isEqualTo("a");
    assertThat(found(table, "GET", "/a/b/e")).isEqualTo("a:GET /a/{y}/e");
    assertThat(match.parameter("y")).isEqualTo("b");
    assertThat(found(table, "GET", "/a/b/f")).isEqualTo("NOT_FOUND");
  }

  @Test
  void aSlashAtTheEndIsSignificant() {
    RouteTable<String> table = table(api("a", "/v1", "GET /pets", "GET /toys/", "GET /pets/{id}"));

    assertThat(found(table, "GET", "/v1/pets")).isEqualTo("a:GET /pets");
    assertThat(found(table, "GET", "/v1/pets/")).isEqualTo("NOT_FOUND");
    assertThat(found(table, "GET", "/v1/toys/")).isEqualTo("a:GET /toys/");
    assertThat(found(table, "GET", "/v1/toys")).isEqualTo("NOT_FOUND");
  }

  @Test
  void theRootOfAnApiIsReachedWithAndWithoutASlash() {
    RouteTable<String> table = table(api("a", "/shop/v1", "GET /", "GET /x"));

    assertThat(found(table, "GET", "/shop/v1/")).isEqualTo("a:GET /");
    assertThat(match.contextEnd()).isEqualTo(8);
    assertThat(found(table, "GET", "/shop/v1")).isEqualTo("a:GET /");
    assertThat(match.contextEnd()).isEqualTo(8);
    assertThat(found(table, "GET", "/shop")).isEqualTo("NOT_FOUND");
  }

  @Test
  void anotherApisOwnPathBeatsABareContext() {
    RouteTable<String> table = table(api("a", "/x", "GET /"), api("b", "", "GET /x", "POST /x/"));

    assertThat(found(table, "GET", "/x")).isEqualTo("b:GET /x");
    assertThat(found(table, "GET", "/x/")).isEqualTo("a:GET /");
    assertThat(found(table, "POST", "/x/")).isEqualTo("b:POST /x/");
    assertThat(table.conflicts()).isEmpty();
  }

  @Test
  void tellsWhereTheContextEndsInWhatWasSent() {
    RouteTable<String> table = table(api("a", "/p-ts/v1", "GET /{id}", "GET /*"));

    assertThat(found(table, "GET", "/p-ts/v1/7?q")).isEqualTo("a:GET /{id}");
    assertThat(target.sent().substring(match.contextEnd(), target.pathEnd())).isEqualTo("/7");
    assertThat(found(table, "GET", "/%70%2dts/v%31/%37?q")).isEqualTo("a:GET /{id}");
    assertThat(target.sent().substring(match.contextEnd(), target.pathEnd())).isEqualTo("/%37");
    assertThat(match.parameter("id")).isEqualTo("7");
    assertThat(found(table, "GET", "/%70-ts/v1")).isEqualTo("a:GET /*");
    assertThat(target.sent().substring(match.contextEnd(), target.pathEnd())).isEmpty();
  }

  @Test
  void givesParametersDecodedAndByName() {
    RouteTable<String> table = table(api("a", "", "GET /{from}-{to}/x/{name}.{type}"));

    assertThat(found(table, "GET", "/a-b-c/x/%C3%A4%20+b.tar.gz"))
        .isEqualTo("a:GET /{from}-{to}/x/{name}.{type}");
    assertThat(match.parameters()).isEqualTo(4);
    assertThat(match.parameterName(1)).isEqualTo("to");
    assertThat(match.parameter("from")).isEqualTo("a");
    assertThat(match.parameter("to")).isEqualTo("b-c");
    assertThat(match.parameter("name")).isEqualTo("\u00e4 +b");
    assertThat(match.parameter("type")).isEqualTo("tar.gz");
    assertThat(match.parameter("other")).isNull();
  }

  @Test
  void aLiteralIsNeverFoundInsideAnEscape() {
    RouteTable<String> table = table(api("a", "", "GET /{a}5{b}", "GET /{c}5", "GET /2{d}"));

    assertThat(found(table, "GET", "/x%25y")).isEqualTo("NOT_FOUND");
    assertThat(found(table, "GET", "/x%25")).isEqualTo("NOT_FOUND");
    assertThat(found(table, "GET", "/x%255y")).isEqualTo("a:GET /{a}5{b}");
    assertThat(match.parameter("a")).isEqualTo("x%");
  }

  @Test
  void templatesAndPathsAreComparedInCanonicalForm() {
    RouteTable<String> table =
        table(api("a", "", "GET /caf\u00e9 au lait", "GET /a%3ab", "GET /%7Ex", "GET /50%"));

    assertThat(found(table, "GET", "/caf%C3%a9%20au%20lait")).isEqualTo("a:GET /caf\u00e9 au lait");
    assertThat(found(table, "GET", "/a:b")).isEqualTo("a:GET /a%3ab");
    assertThat(found(table, "GET", "/a%3Ab")).isEqualTo("a:GET /a%3ab");
    assertThat(found(table, "GET", "/~x")).isEqualTo("a:GET /%7Ex");
    assertThat(found(table, "GET", "/50%25")).isEqualTo("a:GET /50%");
  }

  @Test
  void aKnownPathWithoutTheMethodTellsWhichMethodsThereAre() {
    RouteTable<String> table =
        table(api("a", "", "POST /pets", "GET /pets", "DELETE /pets/{id}", "PUT /pets/mine"));

    assertThat(ask(table, "", "DELETE", "/pets")).isEqualTo(Result.METHOD_NOT_ALLOWED);
    assertThat(match.allow()).isEqualTo("GET, HEAD, POST");
    assertThat(ask(table, "", "get", "/pets")).isEqualTo(Result.METHOD_NOT_ALLOWED);
    assertThat(ask(table, "", "DELETE", "/pets/mine")).isEqualTo(Result.METHOD_NOT_ALLOWED);
    assertThat(match.allow()).isEqualTo("PUT");
  }

  @Test
  void headIsServedByGetUnlessItIsDeclared() {
    RouteTable<String> table = table(api("a", "", "GET /x", "GET /y", "HEAD /y", "* /x"));

    assertThat(found(table, "HEAD", "/x")).isEqualTo("a:GET /x");
    assertThat(found(table, "HEAD", "/y")).isEqualTo("a:HEAD /y");
  }

  @Test
  void aRouteForAnyMethodServesThoseThatNoOtherNames() {
    RouteTable<String> table = table(api("a", "", "* /x", "GET /x"));

    assertThat(found(table, "GET", "/x")).isEqualTo("a:GET /x");
    assertThat(found(table, "PURGE", "/x")).isEqualTo("a:* /x");
    assertThat(table.conflicts()).isEmpty();
  }

  @Test
  void anApiIsOfferedOnItsTransportsOnly() {
    RouteTable<String> table =
        table(
            api("s", List.of("/s"), List.of(), Set.of(Transport.HTTPS), "GET /x"),
            api("p", List.of("/p"), List.of(), Set.of(Transport.HTTP), "GET /x"));

    assertThat(ask(table, "", "GET", "/s/x")).isEqualTo(Result.TRANSPORT_NOT_ALLOWED);
    assertThat(match.route()).isEqualTo("s:GET /x");
    assertThat(table.match("", "GET", target, true, match)).isEqualTo(Result.FOUND);
    assertThat(ask(table, "", "GET", "/p/x")).isEqualTo(Result.FOUND);
    assertThat(table.match("", "GET", target, true, match)).isEqualTo(Result.TRANSPORT_NOT_ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com, exact",
    "other.example.com, star",
    "deep.other.example.com, star",
    "x.deep.example.com, deep",
    "example.com, any",
    "example.org, any",
    "'', any"
  })
  void theMostTellingHostDecides(String host, String api) {
    RouteTable<String> table =
        table(
            api("any", "", "GET /x", "GET /any"),
            api("star", List.of(""), List.of("*.example.com"), "GET /x", "GET /star"),
            api("deep", List.of(""), List.of("*.deep.example.com"), "GET /x"),
            api("exact", List.of(""), List.of("api.example.com", "b.example"), "GET /x"));

    assertThat(found(table, host, "GET", "/x")).isEqualTo(api + ":GET /x");
    assertThat(found(table, host, "GET", "/any")).isEqualTo("any:GET /any");
  }

  @Test
  void aHostThatKnowsThePathDecidesAboutTheMethodToo() {
    RouteTable<String> table =
        table(
            api("any", "", "GET /x", "POST /x"),
            api("exact", List.of(""), List.of("a.example"), "GET /x"));

    assertThat(ask(table, "a.example", "POST", "/x")).isEqualTo(Result.METHOD_NOT_ALLOWED);
    assertThat(found(table, "b.example", "POST", "/x")).isEqualTo("any:POST /x");
  }

  @Test
  void everyContextLeadsToTheSameRoute() {
    RouteTable<String> table = table(api("a", List.of("/a/1.0", "/a"), List.of(), "GET /x"));

    assertThat(found(table, "GET", "/a/1.0/x")).isEqualTo("a:GET /x");
    assertThat(match.contextEnd()).isEqualTo(6);
    assertThat(found(table, "GET", "/a/x")).isEqualTo("a:GET /x");
    assertThat(match.contextEnd()).isEqualTo(2);
  }

  @Test
  void theFirstOfTwoApisServesAPathAndTheOtherIsReported() {
    RouteTable<String> table =
        table(
            api("first", "/shop", "GET /{id}", "* /all"),
            api("second", "", "GET /shop/{name}", "POST /shop/{name}", "GET /shop/all"));

    assertThat(found(table, "GET", "/shop/7")).isEqualTo("first:GET /{id}");
    assertThat(match.parameter("id")).isEqualTo("7");
    assertThat(found(table, "POST", "/shop/7")).isEqualTo("second:POST /shop/{name}");
    assertThat(match.parameter("name")).isEqualTo("7");
    assertThat(found(table, "GET", "/shop/all")).isEqualTo("first:* /all");
    assertThat(table.conflicts())
        .containsExactly(
            new Conflict(
                "second 1.0", "GET /shop/{name}", "/shop/{name}", "first 1.0", "GET /{id}"),
            new Conflict("second 1.0", "GET /shop/all", "/shop/all", "first 1.0", "* /all"));
    assertThat(table.conflicts().get(0))
        .hasToString(
            "second 1.0: GET /shop/{name} is not served at /shop/{name} because first 1.0 comes"
                + " first with GET /{id}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET pets", "GET /{id", "GET /id}", "GET /{a{b}}", "GET /*/x"})
  void aMalformedTemplateIsRefusedAndNothingOfItsApiIsKept(String route) {
    RouteTable.Builder<String> builder = RouteTable.builder();

    assertThatThrownBy(() -> builder.add(api("a", "", "GET /good", route), plan -> "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(found(builder.build(), "GET", "/good")).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/{v}", "/a/*", "a"})
  void aContextHoldsNoParameters(String context) {
    assertThatThrownBy(() -> table(api("a", context, "GET /x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tenThousandRoutesAreFoundEachOne() {
    String[] routes = new String[10_000];
    for (int i = 0; i < routes.length; i++) {
      routes[i] = "GET /group" + i % 100 + "/item" + i + "/{id}";
    }
    RouteTable<String> table = table(api("a", "/big", routes));
    for (int i = 0; i < routes.length; i++) {
      String path = "/big/group" + i % 100 + "/item" + i + "/x";
      assertThat(found(table, "GET", path)).isEqualTo("a:" + routes[i]);
    }
  }
}
