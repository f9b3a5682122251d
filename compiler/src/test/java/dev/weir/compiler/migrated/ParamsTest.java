package dev.weir.compiler.migrated;

import static dev.weir.compiler.migrated.Project.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.UpstreamPlan;
import dev.weir.plan.UpstreamPlan.Balance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamsTest {
  @TempDir Path folder;

  private Project params(String configs) {
    return Project.apictl(folder, "")
        .params("environments:\n  - name: prod\n    configs:\n" + configs.indent(6));
  }

  private static UpstreamPlan prod(Project project) {
    Compilation compilation = project.compile();
    ApiPlan plan = compilation.environments().get("prod");
    if (plan == null) {
      throw new AssertionError("no environment: " + compilation.problems());
    }
    return plan.upstreams().get("default");
  }

  @Test
  void eachEnvironmentHasTheEndpointsOfTheParamsFile() {
    Project project =
        params(
            """
            endpoints:
              production: {url: 'https://prod', config: {actionDuration: 5000}}
              sandbox: {url: 'https://sand'}
            """);

    assertThat(urls(prod(project).endpoints())).containsExactly("https://prod");
    assertThat(urls(prod(project).sandbox())).containsExactly("https://sand");
    assertThat(prod(project).timeouts().response()).isEqualTo(Duration.ofSeconds(5));
    assertThat(urls(project.upstream("default").endpoints())).containsExactly("http://pets:8080");
  }

  @Test
  void loadBalancedEndpointsTakeTurns() {
    UpstreamPlan upstream =
        prod(
            params(
                """
                endpointType: rest
                endpointRoutingPolicy: load_balanced
                loadBalanceEndpoints:
                  production: [{url: 'http://a'}, {url: 'http://b'}]
                """));

    assertThat(urls(upstream.endpoints())).containsExactly("http://a", "http://b");
    assertThat(upstream.balance()).isEqualTo(Balance.ROUND_ROBIN);
  }

  @Test
  void failoverEndpointsFollowThePrimary() {
    UpstreamPlan upstream =
        prod(
            params(
                """
                endpointRoutingPolicy: failover
                failoverEndpoints:
                  production: {url: 'http://a'}
                  productionFailovers: [{url: 'http://b'}]
                  sandbox: {url: 'http://c'}
                  sandboxFailovers: [{url: 'http://d'}]
                """));

    assertThat(urls(upstream.endpoints())).containsExactly("http://a", "http://b");
    assertThat(urls(upstream.sandbox())).containsExactly("http://c", "http://d");
    assertThat(upstream.balance()).isEqualTo(Balance.FAILOVER);
  }

  @Test
  void aPathThatInheritsTheSandboxInheritsThatOfTheEnvironment() {
    Compilation compilation =
        params("endpoints: {sandbox: {url: 'https://sand'}}")
            .file(
                "Definitions/swagger.yaml",
                Project.DEFINITION.replace(
                    "    get:",
                    "    x-wso2-production-endpoints: {urls: ['http://own']}\n    get:"))
            .compile();

    UpstreamPlan ofPath = compilation.environments().get("prod").upstreams().get("pets");
    assertThat(urls(ofPath.endpoints())).containsExactly("http://own");
    assertThat(urls(ofPath.sandbox())).containsExactly("https://sand");
  }

  @Test
  void variablesOfTheProcessEnvironmentAreFilledIn() {
    Project project =
        params("endpoints: {production: {url: 'https://${HOST}:${PORT}/v1'}}")
            .variables(Map.of("HOST", "prod", "PORT", "8443"));

    assertThat(urls(prod(project).endpoints())).containsExactly("https://prod:8443/v1");
  }

  @Test
  void aVariableThatIsNotSetIsAnError() {
    assertThat(params("endpoints: {production: {url: '${PETS_URL}'}}").problems())
        .singleElement()
        .asString()
        .endsWith(
            "-params.yaml:4:37: error: environments[0].configs.endpoints.production.url: the"
                + " environment variable PETS_URL is not set (export PETS_URL=…)");
  }

  @Test
  void onlyTheChosenEnvironmentIsLookedAt() {
    Project project =
        Project.apictl(folder, "")
            .params(
                """
                environments:
                  - name: dev
                    configs: {endpoints: {production: {url: '${NOT_SET}'}}}
                  - name: prod
                    configs: {endpoints: {production: {url: 'http://prod'}}}
                """)
            .environment("prod");

    assertThat(project.compile().environments()).containsOnlyKeys("prod");
    assertThat(urls(prod(project).endpoints())).containsExactly("http://prod");
  }

  @Test
  void anEnvironmentThatTheParamsFileLacksIsAnError() {
    assertThat(params("policies: [Unlimited]").environment("staging").problems())
        .singleElement()
        .asString()
        .endsWith(
            "-params.yaml:1:1: error: environments: names no environment staging, but prod (add -"
                + " name: staging)");
  }

  @Test
  void whatStandsOutsideConfigsIsAWarningAndHasNoEffect() {
    Project project =
        Project.apictl(folder, "")
            .params(
                "environments:\n  - name: prod\n    endpoints: {production: {url: 'http://x'}}\n");

    assertThat(urls(prod(project).endpoints())).containsExactly("http://pets:8080");
    assertThat(project.problems())
        .singleElement()
        .asString()
        .endsWith(
            "-params.yaml:3:5: warning: environments[0].endpoints: has no effect here (move it below"
                + " configs:)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "security: {production: {enabled: true, type: basic, password: hunter2}} | error   | configs.security.production",
        "security: {enabled: true, type: basic}                                  | error   | configs.security.enabled",
        "security: {production: {enabled: false}}                                | -       | -",
        "awsLambdaEndpoints: {accessMethod: stored}                              | error   | configs.awsLambdaEndpoints",
        "endpointType: aws                                                       | error   | configs.endpointType",
        "endpointType: dynamic                                                   | error   | configs.endpointType",
        "endpointRoutingPolicy: weighted                                         | error   | configs.endpointRoutingPolicy",
        "certs: [{hostName: h, alias: a, path: a.crt}]                           | warning | configs.certs[0]",
        "mutualSslCerts: [{alias: a, path: a.crt}]                               | warning | configs.mutualSslCerts[0]",
        "policies: [Gold]                                                        | warning | configs.policies",
        "policies: [Unlimited]                                                   | -       | -",
        "dependentAPIs: {a: b}                                                   | warning | configs.dependentAPIs",
        "nonsense: 1                                                             | warning | configs.nonsense",
        "endpoints: {production: {url: }}                                        | -       | -",
      })
  void everyKeyHasItsTreatment(String configs, String severity, String path) {
    assertThat(params(configs).problems())
        .allSatisfy(
            problem -> assertThat(problem).contains(severity, path).doesNotContain("hunter2"))
        .hasSize(severity.equals("-") ? 0 : 1);
  }

  @Test
  void theLinesOfAParamsFileCanBeShownThoughItLiesElsewhere() {
    Compilation compilation = params("policies: [Gold]").compile();
    String file = compilation.problems().get(0).place().file();

    assertThat(file).endsWith("-params.yaml");
    assertThat(compilation.sources().get(file)).contains("policies: [Gold]");
  }

  @Test
  void aDeploymentDirectoryHoldsTheParamsFile() {
    Project.in(folder.resolveSibling(folder.getFileName() + "-dir"))
        .file(
            "params.yaml",
            "environments: [{name: prod, configs: {endpoints: {production: {url: 'http://x'}}}}]")
        .file("certificates/a.crt", "x");
    Project project =
        Project.apictl(folder, "").paramsAt(folder.resolveSibling(folder.getFileName() + "-dir"));

    assertThat(urls(prod(project).endpoints())).containsExactly("http://x");
  }

  @Test
  void aParamsFileThatIsNotThereIsAnError() {
    assertThat(Project.apictl(folder, "").paramsAt(folder.resolve("nowhere.yaml")).problems())
        .singleElement()
        .asString()
        .contains("nowhere.yaml: error: cannot be read");
  }

  @Test
  void deploymentsGiveEachEnvironmentItsHost() {
    Compilation compilation =
        Project.apictl(folder, "")
            .file(
                "deployment_environments.yaml",
                """
                type: deployment_environments
                version: v4.1.0
                data:
                  - {displayOnDevportal: true, deploymentEnvironment: Default, deploymentVhost: A.example}
                  - {deploymentEnvironment: Internal, deploymentVhost: b.example}
                """)
            .compile();

    assertThat(Project.plan(compilation).hosts()).containsExactly("a.example", "b.example");
    assertThat(compilation.environments().get("Default").hosts()).containsExactly("a.example");
    assertThat(compilation.environments().get("Internal").hosts()).containsExactly("b.example");
  }

  @Test
  void aDeploymentWithoutAHostIsReachableOnAny() {
    Compilation compilation =
        Project.apictl(folder, "")
            .file(
                "deployment_environments.yaml",
                "data: [{deploymentEnvironment: a, deploymentVhost: a.example},"
                    + " {deploymentEnvironment: b}]")
            .compile();

    assertThat(Project.plan(compilation).hosts()).isEmpty();
    assertThat(compilation.environments().get("b").hosts()).isEmpty();
  }

  @Test
  void deploymentsOfAParamsFileReplaceThoseOfTheProject() {
    Compilation compilation =
        params(
                "deploymentEnvironments: [{deploymentEnvironment: Default, deploymentVhost: c.example}]")
            .file(
                "deployment_environments.yaml",
                "data: [{deploymentEnvironment: prod, deploymentVhost: a.example}]")
            .compile();

    assertThat(compilation.environments().get("prod").hosts()).containsExactly("c.example");
  }
}
