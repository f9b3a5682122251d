package dev.weir.compiler.migrated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import dev.weir.document.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every value of a project in turn becomes something else: nothing crashes, and nothing opens. */
class MutationTest {
  private static final String API =
      """
      type: api
      version: v4.1.0
      data:
        name: Pets
        context: /pets
        version: 1.0.0
        type: HTTP
        lifeCycleStatus: PUBLISHED
        isDefaultVersion: false
        transport: [http, https]
        policies: [Unlimited]
        apiThrottlingPolicy: Unlimited
        securityScheme: [oauth2, api_key]
        corsConfiguration: {corsConfigurationEnabled: true, accessControlAllowOrigins: ['https://a.example']}
        maxTps: {production: null}
        mediationPolicies: [{name: log_in_message, type: in}]
        endpointConfig:
          endpoint_type: failover
          production_endpoints: {url: 'http://a/v1', config: {actionDuration: 5, actionSelect: fault}}
          production_failovers: [{url: 'http://b/v1'}]
          endpoint_security: {production: {enabled: false}}
        endpointImplementationType: ENDPOINT
        operations:
          - {target: /pets, verb: GET, authType: Any, scopes: [read], operationPolicies: {request: [{policyName: addHeader}]}}
      """;

  private static final String DEFINITION =
      """
      openapi: 3.0.0
      info: {title: Pets, version: 1.0.0}
      x-wso2-basePath: /pets/1.0.0
      x-wso2-cors: {corsConfigurationEnabled: true, accessControlAllowOrigins: ['https://b.example']}
      x-wso2-endpoints: [{named: {urls: ['http://c'], type: failover, advanceEndpointConfig: {timeoutInMillis: 5, circuitBreakers: {maxConnections: 2}}}}]
      x-wso2-production-endpoints: {urls: ['http://a/v1'], type: load_balance}
      x-wso2-application-security: {security-types: [oauth2], optional: false}
      x-wso2-disable-security: false
      components: {securitySchemes: {default: {type: oauth2, flows: {}}}}
      security: [{default: []}]
      paths:
        /pets:
          x-wso2-sandbox-endpoints: '#/x-wso2-endpoints/named'
          x-wso2-disable-security: false
          get:
            x-auth-type: Application
            x-throttling-tier: Unlimited
            security: [{default: [read]}]
            responses: {"200": {description: ok}}
      """;

  private static final String PARAMS =
      """
      environments:
        - name: prod
          configs:
            endpointType: rest
            endpointRoutingPolicy: failover
            failoverEndpoints: {production: {url: 'http://p'}, productionFailovers: [{url: 'http://q'}]}
            deploymentEnvironments: [{deploymentEnvironment: Default, deploymentVhost: a.example}]
            security: {production: {enabled: false}}
      deploy: {import: {update: true}}
      """;

  private static final List<Node> OTHERS =
      List.of(
          new Node.Scalar(Node.Kind.NULL, "null", Place.NONE),
          Node.text("x"),
          Node.list(List.of()),
          Node.mapping().put("z", Node.list(List.of(Node.number(1)))).build());

  @TempDir Path folder;

  @Test
  void theProjectItselfIsClosedAndBuilt() {
    Compilation compilation = compile(API, DEFINITION, PARAMS);

    assertThat(compilation.clean()).as("%s", compilation.problems()).isTrue();
    assertThat(Project.plan(compilation).routes()).noneMatch(route -> route.open());
  }

  @Test
  void noValueOfApiYamlCrashesOrOpens() {
    mutations(API).forEach(api -> check(compile(api, DEFINITION, PARAMS), api));
  }

  @Test
  void noValueOfTheDefinitionCrashesOrOpens() {
    for (String definition : mutations(DEFINITION)) {
      if (!definition.contains("\"security\":[],\"responses\"")) {
        check(compile(API, definition, PARAMS), definition);
      }
    }
  }

  @Test
  void noValueOfAParamsFileCrashesOrOpens() {
    mutations(PARAMS).forEach(params -> check(compile(API, DEFINITION, params), params));
  }

  private Compilation compile(String api, String definition, String params) {
    return Project.in(folder)
        .file("api.yaml", api)
        .file("Definitions/swagger.yaml", definition)
        .params(params)
        .compile();
  }

  private static void check(Compilation compilation, String mutated) {
    assertThat(compilation.problems())
        .as(mutated)
        .extracting(Problem::code)
        .doesNotContain("compiler-failed");
    compilation
        .plan()
        .ifPresent(plan -> assertThat(plan.routes()).as(mutated).noneMatch(route -> route.open()));
  }

  private static List<String> mutations(String yaml) {
    Node document =
        new DocumentReader()
            .read("a.yaml", yaml.getBytes(StandardCharsets.UTF_8), new Problems())
            .orElseThrow();
    List<String> mutated = new ArrayList<>();
    for (Node other : OTHERS) {
      all(document, other).forEach(node -> mutated.add(JsonWriter.compact(node)));
    }
    return mutated;
  }

  /** The value with each of its parts replaced in turn, itself included. */
  private static List<Node> all(Node node, Node other) {
    List<Node> mutated = new ArrayList<>(List.of(other));
    if (node instanceof Node.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        for (Node item : all(list.items().get(i), other)) {
          List<Node> items = new ArrayList<>(list.items());
          items.set(i, item);
          mutated.add(new Node.Sequence(items, list.place()));
        }
      }
    } else if (node instanceof Node.Mapping mapping) {
      for (String key : mapping.members().keySet()) {
        for (Node value : all(mapping.members().get(key).value(), other)) {
          Node.Builder members = Node.mapping();
          mapping.members().forEach((k, m) -> members.put(k, k.equals(key) ? value : m.value()));
          mutated.add(members.build());
        }
      }
    }
    return mutated;
  }
}
