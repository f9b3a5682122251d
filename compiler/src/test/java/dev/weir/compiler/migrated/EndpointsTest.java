package dev.weir.compiler.migrated;

import static dev.weir.compiler.migrated.Project.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.UpstreamPlan;
import dev.weir.plan.UpstreamPlan.Balance;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
  private static final String TWO_PATHS =
      """
      openapi: 3.0.0
      info: {title: Pets, version: 1.0.0}
      %s
      paths:
        /pets:
          %s
          get:
            %s
            responses: {"200": {description: ok}}
          put: {responses: {"200": {description: ok}}}
        /cats:
          get: {responses: {"200": {description: ok}}}
      """;

  @TempDir Path folder;

  private Project apictl(String config) {
    return Project.in(folder)
        .file("api.yaml", head() + config.indent(4))
        .file("Definitions/swagger.yaml", Project.DEFINITION);
  }

  private static String head() {
    return Project.API.substring(0, Project.API.indexOf("    endpoint_type"));
  }

  private Project levels(String root, String path, String operation) {
    return Project.in(folder)
        .file("api.yaml", Project.API)
        .file("Definitions/swagger.yaml", TWO_PATHS.formatted(root, path, operation));
  }

  @Test
  void productionAndSandboxAreReadFromEndpointConfig() {
    UpstreamPlan upstream =
        apictl(
                """
                endpoint_type: http
                production_endpoints: {url: 'https://pets:9443/v1/'}
                sandbox_endpoints: {url: 'pets-sandbox:8080/v1'}
                """)
            .upstream("default");

    assertThat(urls(upstream.endpoints())).containsExactly("https://pets:9443/v1");
    assertThat(urls(upstream.sandbox())).containsExactly("http://pets-sandbox:8080/v1");
    assertThat(upstream.balance()).isEqualTo(Balance.ROUND_ROBIN);
  }

  @Test
  void aLoadBalancedListTakesTurns() {
    UpstreamPlan upstream =
        apictl(
                """
                endpoint_type: load_balance
                algoCombo: org.apache.synapse.endpoints.algorithms.RoundRobin
                sessionManagement: ""
                production_endpoints: [{url: 'http://a'}, {url: 'http://b', endpoint_type: http}]
                """)
            .upstream("default");

    assertThat(urls(upstream.endpoints())).containsExactly("http://a", "http://b");
    assertThat(upstream.balance()).isEqualTo(Balance.ROUND_ROBIN);
  }

  @Test
  void failoversComeAfterThePrimary() {
    UpstreamPlan upstream =
        apictl(
                """
                endpoint_type: failover
                failOver: true
                production_endpoints: {url: 'http://a'}
                production_failovers: [{url: 'http://b'}, {url: 'http://c'}]
                """)
            .upstream("default");

    assertThat(urls(upstream.endpoints())).containsExactly("http://a", "http://b", "http://c");
    assertThat(upstream.balance()).isEqualTo(Balance.FAILOVER);
  }

  @Test
  void anActionDurationIsTheTimeUntilTheAnswer() {
    UpstreamPlan upstream =
        apictl("production_endpoints: {url: 'http://a', config: {actionDuration: '30000'}}")
            .upstream("default");

    assertThat(upstream.timeouts().response()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void neverTimeoutWaitsWithoutEnd() {
    UpstreamPlan upstream =
        apictl("production_endpoints: {url: 'http://a', config: {actionSelect: neverTimeout}}")
            .upstream("default");

    assertThat(upstream.timeouts().response()).isZero();
  }

  @Test
  void suspensionRetriesAndSessionsAreNamed() {
    assertThat(
            apictl(
                    """
                    endpoint_type: load_balance
                    sessionManagement: transport
                    production_endpoints:
                      - url: http://a
                        config: {factor: 2, suspendDuration: 30000, retryDelay: 5, actionSelect: discard}
                    """)
                .problems())
        .containsExactly(
            "api.yaml:9:5: warning: data.endpointConfig.sessionManagement: is not honoured yet:"
                + " callers do not stick to an endpoint (in Weir's words: balance: sticky)",
            "api.yaml:12:18: warning: data.endpointConfig.production_endpoints.config.factor: is not"
                + " honoured yet: endpoints are not suspended (in Weir's words: upstreams: {default:"
                + " {circuit-breaker: {…}}})",
            "api.yaml:12:29: warning: data.endpointConfig.production_endpoints.config.suspendDuration:"
                + " is not honoured yet: endpoints are not suspended (in Weir's words: upstreams:"
                + " {default: {circuit-breaker: {…}}})",
            "api.yaml:12:53: warning: data.endpointConfig.production_endpoints.config.retryDelay: is"
                + " not honoured yet: calls are not repeated (in Weir's words: upstreams: {default:"
                + " {retry: {attempts: …}}})",
            "api.yaml:12:82: warning: data.endpointConfig.production_endpoints.config.actionSelect:"
                + " is not honoured yet: after a timeout the caller is answered with 504");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "awslambda | backends of the type awslambda are not available yet",
        "ws        | backends of the type ws are not available yet",
        "default   | backends of the type default are not available yet",
      })
  void otherKindsOfBackendsAreErrors(String type, String message) {
    assertThat(apictl("endpoint_type: " + type).problems())
        .anySatisfy(
            problem -> assertThat(problem).startsWith("api.yaml:8:20: error").contains(message));
  }

  @Test
  void credentialsForABackendAreAnErrorThatDoesNotShowThem() {
    assertThat(
            apictl(
                    """
                    production_endpoints: {url: 'http://a'}
                    endpoint_security:
                      production: {enabled: true, type: BASIC, username: admin, password: hunter2}
                      sandbox: {enabled: false}
                    """)
                .problems())
        .containsExactly(
            "api.yaml:10:7: error: data.endpointConfig.endpoint_security.production: is not honoured"
                + " yet: the backend would get no credentials (in Weir's words: upstreams: {default:"
                + " {credentials: {…}}})");
  }

  @Test
  void anExtensionBeatsEndpointConfigAndThatBeatsServers() {
    Project project =
        levels(
            "servers: [{url: 'http://servers'}]\n"
                + "x-wso2-sandbox-endpoints: {urls: ['http://extension']}",
            "",
            "");

    assertThat(urls(project.upstream("default").endpoints())).containsExactly("http://pets:8080");
    assertThat(urls(project.upstream("default").sandbox())).containsExactly("http://extension");
  }

  @Test
  void theNarrowerLevelWinsForProductionAndSandboxAlone() {
    Project project =
        levels(
            "x-wso2-sandbox-endpoints: {urls: ['http://api-sandbox']}",
            "x-wso2-production-endpoints: {urls: ['http://path']}",
            "x-wso2-sandbox-endpoints: {urls: ['http://operation-sandbox']}");

    assertThat(project.route("GET /cats").upstream()).isEqualTo("default");
    UpstreamPlan ofPath = project.upstream(project.route("PUT /pets").upstream());
    assertThat(urls(ofPath.endpoints())).containsExactly("http://path");
    assertThat(urls(ofPath.sandbox())).containsExactly("http://api-sandbox");
    UpstreamPlan ofOperation = project.upstream(project.route("GET /pets").upstream());
    assertThat(urls(ofOperation.endpoints())).containsExactly("http://path");
    assertThat(urls(ofOperation.sandbox())).containsExactly("http://operation-sandbox");
  }

  @Test
  void serversOfAPathAreNarrowerThanEndpointsOfTheApi() {
    Project project = levels("", "servers: [{url: 'https://path'}, {url: '/relative'}]", "");

    assertThat(urls(project.upstream("pets").endpoints())).containsExactly("https://path");
    assertThat(project.route("GET /cats").upstream()).isEqualTo("default");
  }

  @Test
  void namedSetsAreReferencedAndShared() {
    Project project =
        levels(
            """
            x-wso2-endpoints:
              - myCats: {urls: ['http://a', 'http://b'], type: failover}
              - other: {urls: ['http://c']}
            x-wso2-production-endpoints: '#/x-wso2-endpoints/other'
            """,
            "x-wso2-production-endpoints: '#/x-wso2-endpoints/myCats'",
            "");

    assertThat(project.route("GET /pets").upstream()).isEqualTo("mycats");
    assertThat(project.route("PUT /pets").upstream()).isEqualTo("mycats");
    assertThat(project.upstream("mycats").balance()).isEqualTo(Balance.FAILOVER);
    assertThat(urls(project.upstream("default").endpoints())).containsExactly("http://c");
  }

  @Test
  void aReferenceToNothingIsAnError() {
    assertThat(
            levels(
                    "x-wso2-endpoints: [{myCats: {urls: ['http://a']}}]",
                    "x-wso2-production-endpoints: '#/x-wso2-endpoints/myCat'",
                    "")
                .problems())
        .containsExactly(
            "Definitions/swagger.yaml:6:34: error: paths.'/pets'.x-wso2-production-endpoints:"
                + " x-wso2-endpoints has no set named myCat (did you mean myCats?)");
  }

  @Test
  void timeoutsAndBreakersThatMeanTheSameAreTakenOver() {
    UpstreamPlan upstream =
        levels(
                """
                x-wso2-http2-backend-enabled: true
                x-wso2-production-endpoints:
                  urls: ['http://a']
                  advanceEndpointConfig:
                    timeoutInMillis: 2500
                    circuitBreakers: {maxConnections: 20, maxPendingRequests: 5, maxRetries: -1}
                """,
                "",
                "")
            .upstream("default");

    assertThat(upstream.timeouts().response()).isEqualTo(Duration.ofMillis(2500));
    assertThat(upstream.connections().max()).isEqualTo(20);
    assertThat(upstream.connections().queue()).isEqualTo(5);
    assertThat(upstream.protocols()).containsExactly("h2", "h2c");
  }

  @Test
  void urlsOfOneSetMustShareTheirBasePathInChoreoConnect() {
    assertThat(
            levels("x-wso2-production-endpoints: {urls: ['http://a/v1', 'http://b/v2']}", "", "")
                .problems())
        .containsExactly(
            "Definitions/swagger.yaml:3:53: error: x-wso2-production-endpoints.urls: all URLs of one"
                + " set must share one base path, and the first has /v1 (give them one path, or make"
                + " two sets)");
  }

  @Test
  void andNeedNotInTheMicrogateway() {
    assertThat(
            urls(
                Project.microgateway(
                        folder,
                        "x-wso2-production-endpoints: {urls: ['http://a/v1', 'http://b/v2']}\n")
                    .upstream("default")
                    .endpoints()))
        .containsExactly("http://a/v1", "http://b/v2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "etcd(key, https://fallback/v1)            | https://fallback/v1 | etcd",
        "'consul([dc1],pets,[prod]), http://other' | http://other        | Consul",
      })
  void aRegistryFallsBackToTheUrlItNames(String url, String called, String registry) {
    Project project =
        Project.microgateway(folder, "x-wso2-production-endpoints:\n  urls:\n    - " + quoted(url));

    assertThat(urls(project.upstream("default").endpoints())).containsExactly(called);
    assertThat(project.problems())
        .anySatisfy(problem -> assertThat(problem).contains("not looked up in " + registry));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "etcd(key)                | not looked up in etcd yet",
        "consul([dc],pets,[prod]) | not looked up in Consul yet",
        "jms:/queue               | backends of the kind jms are not available",
        "wss://a                  | backends of the kind wss are not available",
        "/relative                | names no host to call",
        "https://u:p@host         | holds no user information",
      })
  void anAddressThatCannotBeCalledIsAnError(String url, String message) {
    assertThat(
            Project.microgateway(
                    folder, "x-wso2-production-endpoints:\n  urls:\n    - " + quoted(url))
                .problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("api_definitions/pets.yaml:8:7: error")
                    .contains(message));
  }

  @Test
  void anApiWithoutAnyBackendIsAnError() {
    assertThat(Project.microgateway(folder, "x-wso2-basePath: /pets\n").problems())
        .containsExactly(
            "api_definitions/pets.yaml:5:5: error: paths.'/pets'.get: has no backend: neither a"
                + " params file, an x-wso2 extension, endpointConfig nor servers name one (add"
                + " x-wso2-production-endpoints: {urls: [http://…]} at the root)");
  }

  @Test
  void aSandboxThatBehavesOtherwiseIsAWarning() {
    assertThat(
            levels(
                    """
                    x-wso2-production-endpoints: {urls: ['http://a', 'http://b'], type: failover}
                    x-wso2-sandbox-endpoints: {urls: ['http://c']}
                    """,
                    "",
                    "")
                .problems())
        .containsExactly(
            "Definitions/swagger.yaml:4:27: warning: type, timeout and connections of the sandbox"
                + " endpoints differ from those of the production endpoints, which hold for both"
                + " (write the same for both)");
  }

  @Test
  void anApiMayHaveSandboxEndpointsOnlyWithAWarning() {
    Project project = apictl("sandbox_endpoints: {url: 'http://sand'}");

    assertThat(project.upstream("default").endpoints()).isEmpty();
    assertThat(urls(project.upstream("default").sandbox())).containsExactly("http://sand");
    assertThat(project.problems())
        .containsExactly(
            "api.yaml:8:30: warning: there are sandbox endpoints only: callers whose token or key is"
                + " not of type SANDBOX are refused (add production endpoints)");
  }

  @Test
  void endpointConfigMayBeTheJsonTextOfAMapping() {
    Project project =
        Project.in(folder)
            .file(
                "api.yaml",
                Project.API.substring(0, Project.API.indexOf("  endpointConfig"))
                    + "  endpointConfig: '{\"production_endpoints\": {\"url\": \"http://json\"}}'\n")
            .file("Definitions/swagger.yaml", Project.DEFINITION);

    assertThat(urls(project.upstream("default").endpoints())).containsExactly("http://json");
  }

  @Test
  void anyOtherTextIsAnError() {
    assertThat(
            Project.in(folder)
                .file(
                    "api.yaml",
                    Project.API.substring(0, Project.API.indexOf("  endpointConfig"))
                        + "  endpointConfig: http://a\n")
                .file("Definitions/swagger.yaml", Project.DEFINITION)
                .problems())
        .containsExactly(
            "api.yaml:7:19: error: data.endpointConfig: is neither a mapping nor the JSON text of"
                + " one");
  }

  private static String quoted(String text) {
    return "'" + text + "'\n";
  }
}
