package dev.weir.gateway.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.gateway.explain.Explanation.Kind;
import dev.weir.gateway.explain.Explanation.Other;
import dev.weir.gateway.explain.Explanation.Served;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.ApiPlan.Transport;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import dev.weir.plan.UpstreamPlan.Balance;
import dev.weir.policies.BuiltInPolicies;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {
  private static final Set<Transport> BOTH = EnumSet.allOf(Transport.class);

  @Test
  void namesTheRouteItsParametersAndWhatTheBackendGets() {
    Explanation explanation = explain("GET", "/shop/v1/orders/7%208?full=true", shop());

    assertThat(explanation.status()).isZero();
    assertThat(explanation.verdict()).isEqualTo("sent to the upstream default");
    Served served = explanation.served().orElseThrow();
    assertThat(served.route().id()).isEqualTo("GET /orders/{id}");
    assertThat(served.parameters()).containsExactly(Map.entry("id", "7 8"));
    assertThat(served.upstreamPath()).isEqualTo("/orders/7%208?full=true");
  }

  @Test
  void givesEachPolicyItsStage() {
    RoutePlan route =
        route(
            "GET",
            "/a",
            policy("max-body", Node.text("1MB")),
            policy("set-header", Node.mapping().put("X-A", "b").build()),
            policy("acme.example/sign", Node.text("")));

    Served served = explain("GET", "/a", api("a", "", List.of(), route)).served().orElseThrow();

    assertThat(served.policies())
        .extracting(Explanation.Staged::stage)
        .containsExactly(Optional.of(Stage.ADMIT), Optional.of(Stage.TRANSFORM), Optional.empty());
  }

  @Test
  void operationThatRequiresSecurityIsRefused() {
    Node requirement = Node.list(List.of(Node.mapping().put("key", Node.list(List.of())).build()));
    RoutePlan route = route("GET", "/a", policy("security", requirement));

    Explanation explanation = explain("GET", "/a", api("a", "", List.of(), route));

    assertThat(explanation.status()).isEqualTo(503);
    assertThat(explanation.verdict()).startsWith("security-not-available");
  }

  @Test
  void mockedOperationCallsNoBackend() {
    RoutePlan route = route("GET", "/a", policy("mock", Node.flag(true)));

    assertThat(explain("GET", "/a", api("a", "", List.of(), route)).verdict())
        .isEqualTo("answered from the definition's examples");
  }

  @Test
  void otherMethodsOfThePathAreNamed() {
    Explanation explanation = explain("PATCH", "/shop/v1/orders/7", shop());

    assertThat(explanation.status()).isEqualTo(405);
    assertThat(explanation.verdict()).contains("DELETE, GET, HEAD");
    assertThat(explanation.others())
        .containsExactlyInAnyOrder(
            other("GET /orders/{id}", Kind.METHOD, "is for GET, not PATCH"),
            other("DELETE /orders/{id}", Kind.METHOD, "is for DELETE, not PATCH"));
  }

  @Test
  void aForgottenContextIsNamed() {
    Explanation explanation = explain("GET", "/orders/7", shop());

    assertThat(explanation.status()).isEqualTo(404);
    assertThat(explanation.others())
        .contains(
            other("GET /orders/{id}", Kind.PATH, "is found at /shop/v1/orders/7"),
            other("DELETE /orders/{id}", Kind.PATH, "is found at /shop/v1/orders/7"));
  }

  @Test
  void routesThatSayLessAreNamed() {
    Explanation explanation = explain("GET", "/shop/v1/orders/mine", shop());

    assertThat(explanation.served().orElseThrow().route().id()).isEqualTo("GET /orders/mine");
    assertThat(explanation.others())
        .contains(
            other(
                "GET /orders/{id}", Kind.LESS_SPECIFIC, "would match, but another path says more"));
  }

  @Test
  void apisOfOtherHostsAreNamed() {
    ApiPlan here = api("here", "", List.of("a.example"), route("GET", "/x"));
    ApiPlan there = api("there", "", List.of("b.example", "c.example"), route("GET", "/x"));
    ApiPlan any = api("any", "", List.of(), route("GET", "/x"));

    Explanation explanation =
        explainer(here, there, any).explain(new Question("GET", "/x", "a.example:8443", true));

    assertThat(explanation.served().orElseThrow().api()).isEqualTo(here);
    assertThat(explanation.others())
        .extracting(Other::api, Other::kind, Other::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "there 1", Kind.HOST, "is for the host b.example, c.example, not a.example"),
            org.assertj.core.groups.Tuple.tuple(
                "any 1", Kind.LESS_SPECIFIC, "is for any host; here names this one"));
  }

  @Test
  void apiThatClaimsTheSamePathLaterIsNamed() {
    ApiPlan first = api("first", "", List.of(), route("GET", "/x/{id}"));
    ApiPlan second = api("second", "", List.of(), route("GET", "/x/{name}"));

    Explanation explanation = explain("GET", "/x/1", first, second);

    assertThat(explanation.served().orElseThrow().api()).isEqualTo(first);
    assertThat(explanation.others())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.kind()).isEqualTo(Kind.COMES_LATER);
              assertThat(other.reason()).isEqualTo("first claims the same path and comes first");
            });
  }

  @Test
  void transportThatIsNotOfferedIsRefusedByItsRoute() {
    ApiPlan secure =
        new ApiPlan(
            "s",
            "1",
            List.of(""),
            List.of(),
            Set.of(Transport.HTTPS),
            List.of(route("GET", "/x")),
            Map.of());

    Explanation explanation = explain("GET", "/x", secure);

    assertThat(explanation.status()).isEqualTo(403);
    assertThat(explanation.verdict()).isEqualTo("the API is not offered over http");
    assertThat(explanation.served()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "/shop/v1/orders/, has no / at its end",
    "/shop/v1/oders, has orders where the request has oders",
    "/shop/v1/orders/7/lines/9/notes, has another path"
  })
  void pathThatNobodyHasNamesLookAlikes(String path, String reason) {
    Explanation explanation = explain("GET", path, shop());

    assertThat(explanation.status()).isEqualTo(404);
    assertThat(explanation.others()).extracting(Other::reason).contains(reason);
  }

  @ParameterizedTest
  @CsvSource({"/a//b, must not contain //", "/a/../b, segments . and ..", "a, must begin with /"})
  void targetThatIsNotCanonicalSaysWhy(String target, String reason) {
    Explanation explanation = explain("GET", target, shop());

    assertThat(explanation.status()).isEqualTo(400);
    assertThat(explanation.verdict()).contains(reason);
  }

  @Test
  void malformedHostIsRefused() {
    assertThat(explainer(shop()).explain(new Question("GET", "/", "a b", false)).status())
        .isEqualTo(400);
  }

  @Test
  void documentHoldsTheWholeExplanation() {
    Node.Mapping document = ExplanationDocument.of(explain("GET", "/shop/v1/orders/mine", shop()));

    assertThat(document.members().keySet())
        .containsExactly("method", "target", "host", "tls", "verdict", "route", "others");
    Node.Mapping route = (Node.Mapping) document.get("route");
    assertThat(route.members().keySet())
        .containsExactly(
            "api",
            "version",
            "id",
            "operation",
            "open",
            "parameters",
            "policies",
            "response",
            "fault",
            "upstream",
            "origins");
    assertThat(((Node.Sequence) document.get("others")).items()).isNotEmpty();
  }

  private static Explanation explain(String method, String target, ApiPlan... plans) {
    return explainer(plans).explain(new Question(method, target, "", false));
  }

  private static Explainer explainer(ApiPlan... plans) {
    return new Explainer(List.of(plans), BuiltInPolicies::named);
  }

  private static ApiPlan shop() {
    return api(
        "shop",
        "/shop/v1",
        List.of(),
        route("GET", "/orders"),
        route("GET", "/orders/mine"),
        route("GET", "/orders/{id}"),
        route("DELETE", "/orders/{id}"));
  }

  private static ApiPlan api(String name, String context, List<String> hosts, RoutePlan... routes) {
    UpstreamPlan upstream =
        new UpstreamPlan(
            "default",
            List.of(new EndpointPlan("http://localhost:3000", 1)),
            List.of(),
            Balance.ROUND_ROBIN,
            Timeouts.DEFAULT,
            Connections.DEFAULT,
            List.of("http/1.1"),
            "");
    return new ApiPlan(
        name, "1", List.of(context), hosts, BOTH, List.of(routes), Map.of("default", upstream));
  }

  private static RoutePlan route(String method, String template, PolicyPlan... policies) {
    return new RoutePlan(
        method + " " + template,
        method + " " + template,
        method,
        template,
        true,
        List.of(policies),
        List.of(),
        List.of(),
        "default",
        Map.of());
  }

  private static PolicyPlan policy(String type, Node settings) {
    return new PolicyPlan(type, Use.KEY, settings, "weir.yaml:1:1");
  }

  private static Other other(String route, Kind kind, String reason) {
    return new Other(
        "shop 1", route, "/shop/v1" + route.substring(route.indexOf('/')), kind, reason);
  }
}
