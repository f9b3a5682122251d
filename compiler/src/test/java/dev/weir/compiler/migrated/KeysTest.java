package dev.weir.compiler.migrated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enableSchemaValidation: true                   | warning: data.enableSchemaValidation",
        "enableSchemaValidation: false                  | -",
        "responseCachingEnabled: true                   | warning: data.responseCachingEnabled",
        "apiThrottlingPolicy: 10KPerMin                 | warning: data.apiThrottlingPolicy",
        "apiThrottlingPolicy: Unlimited                 | -",
        "apiThrottlingPolicy:                           | -",
        "policies: [Unlimited, Gold]                    | warning: data.policies",
        "policies: [AsyncUnlimited]                     | -",
        "'maxTps: {production: 100, sandbox: 10}'       | warning: data.maxTps",
        "'maxTps: {production: null, sandbox: null}'    | -",
        "authorizationHeader: X-Token                   | warning: data.authorizationHeader",
        "authorizationHeader: Authorization             | -",
        "apiKeyHeader: X-Key                            | warning: data.apiKeyHeader",
        "audiences: [all]                               | -",
        "audiences: [mobile]                            | error: data.audiences",
        "keyManagers: [all]                             | -",
        "keyManagers: [Okta]                            | warning: data.keyManagers",
        "lifeCycleStatus: PUBLISHED                     | -",
        "lifeCycleStatus: BLOCKED                       | error: data.lifeCycleStatus",
        "lifeCycleStatus: Retired                       | error: data.lifeCycleStatus",
        "type: HTTP                                     | -",
        "type: SSE                                      | error: data.type",
        "type: WEBSUB                                   | error: data.type",
        "type: SOAPTOREST                               | error: data.type",
        "type: MCP                                      | error: data.type",
        "endpointImplementationType: ENDPOINT           | -",
        "endpointImplementationType: INLINE             | error: data.endpointImplementationType",
        "'advertiseInfo: {advertised: true}'            | error: data.advertiseInfo.advertised",
        "'advertiseInfo: {advertised: false, vendor: W}'| -",
        "threatProtectionPolicies: [{id: 1}]            | error: data.threatProtectionPolicies",
        "wsdlUrl: http://wsdl                           | warning: data.wsdlUrl",
        "'subtypeConfiguration: {subtype: AIAPI}'       | warning: data.subtypeConfiguration.subtype",
        "'websubSubscriptionConfiguration: {secret: x}' | -",
        "tags: [pizza]                                  | -",
        "description: a text with ${NOTHING} // in it   | -",
      })
  void everyKeyOfApiYamlHasItsTreatment(String line, String outcome) {
    assertThat(Project.apictl(folder, line).problems())
        .allSatisfy(problem -> assertThat(problem).startsWith("api.yaml:10:").contains(outcome))
        .hasSize(outcome.equals("-") ? 0 : 1);
  }

  @Test
  void aTierIsShownAsTheLimitThatItStandsFor() {
    assertThat(Project.apictl(folder, "apiThrottlingPolicy: 20KPerMin").problems())
        .containsExactly(
            "api.yaml:10:3: warning: data.apiThrottlingPolicy: is not honoured yet: calls are not"
                + " limited by the tier \"20KPerMin\" (in Weir's words: limits: {api: {requests:"
                + " 20000, per: 1m}})");
  }

  @Test
  void aTierThatNobodyKnowsIsNamedAsSuch() {
    assertThat(Project.apictl(folder, "apiThrottlingPolicy: Platinum").problems())
        .containsExactly(
            "api.yaml:10:3: warning: data.apiThrottlingPolicy: is not honoured yet: the tier"
                + " \"Platinum\" is unknown, and calls are not limited (in Weir's words: limits:"
                + " {api: {requests: …, per: 1m}})");
  }

  @Test
  void tiersOfPoliciesYamlAreKnown() {
    assertThat(
            Project.microgateway(
                    folder,
                    """
                    x-wso2-basePath: /p
                    x-wso2-throttling-tier: Platinum
                    x-wso2-production-endpoints: {urls: ['http://a']}
                    """)
                .file(
                    "policies.yaml",
                    "resourcePolicies:\n  - Platinum: {count: 7, unitTime: 10, timeUnit: sec}\n")
                .problems())
        .containsExactly(
            "api_definitions/pets.yaml:7:1: warning: x-wso2-throttling-tier: is not honoured yet:"
                + " calls are not limited by the tier \"Platinum\" (in Weir's words: limits: {calls:"
                + " {requests: 7, per: 10s}})");
  }

  @Test
  void aKeyThatNobodyKnowsIsAWarningWithTheNearestOne() {
    assertThat(Project.apictl(folder, "isDefaultVersoin: true").problems())
        .containsExactly(
            "api.yaml:10:3: warning: data.isDefaultVersoin: is a key that nobody knows; it has no"
                + " effect (did you mean isDefaultVersion?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-wso2-request-interceptor: {serviceURL: 'https://i'}  | error: x-wso2-request-interceptor",
        "x-wso2-response-interceptor: java:org.acme.Hide        | error: x-wso2-response-interceptor",
        "x-wso2-response-cache: {enabled: true}                 | warning: x-wso2-response-cache",
        "x-wso2-response-cache: {enabled: false}                | -",
        "x-wso2-auth-header: X-Token                            | warning: x-wso2-auth-header",
        "x-throttling-tier: 50KPerMin                           | warning: x-throttling-tier",
        "x-wso2-label: [wso2]                                   | -",
        "x-wso2-owner: admin                                    | -",
        "x-wso2-bogus: 1                                        | warning: x-wso2-bogus",
        "x-other: anything ${NOTHING}                           | -",
        "x-wso2-disable-security: maybe                         | error: x-wso2-disable-security",
        "x-wso2-transports: [ftp]                               | error: x-wso2-transports",
        "x-wso2-production-endpoints: http://a                  | error: x-wso2-production-endpoints",
        "x-wso2-production-endpoints: {type: failover}          | error: x-wso2-production-endpoints",
        "'x-wso2-production-endpoints: {urls: [''http://a''], securityConfig: {type: BASIC, username: u}}' | error: x-wso2-production-endpoints.securityConfig",
        "'x-wso2-production-endpoints: {urls: [''http://a''], securityConfig: {enabled: false}}'           | -",
        "'x-wso2-production-endpoints: {urls: [''http://a''], type: weighted}'                             | warning: x-wso2-production-endpoints.type",
      })
  void everyExtensionHasItsTreatment(String line, String outcome) {
    assertThat(
            Project.apictl(folder, "")
                .file("Definitions/swagger.yaml", Project.DEFINITION + line + "\n")
                .problems())
        .allSatisfy(
            problem ->
                assertThat(problem).startsWith("Definitions/swagger.yaml:6:").contains(outcome))
        .hasSize(outcome.equals("-") ? 0 : 1);
  }

  @Test
  void extensionsOfPathsAndOperationsAreNamedWhereTheyStand() {
    assertThat(
            Project.apictl(folder, "")
                .file(
                    "Definitions/swagger.yaml",
                    """
                    openapi: 3.0.0
                    info: {title: Pets, version: 1.0.0}
                    paths:
                      /pets:
                        x-wso2-request-interceptor: {serviceURL: 'https://i'}
                        get:
                          x-wso2-throttling-tier: 10KPerMin
                          x-mediation-script: mc.setPayloadJSON({})
                          responses: {"200": {description: ok}}
                    """)
                .problems())
        .containsExactly(
            "Definitions/swagger.yaml:5:5: error: paths.'/pets'.x-wso2-request-interceptor: is not"
                + " honoured yet: not called; it may be what refuses callers (in Weir's words:"
                + " request: [- acme.example/NAME: {…}])",
            "Definitions/swagger.yaml:7:7: warning: paths.'/pets'.get.x-wso2-throttling-tier: is not"
                + " honoured yet: calls are not limited by the tier \"10KPerMin\" (in Weir's words:"
                + " limits: {calls: {requests: 10000, per: 1m}})",
            "Definitions/swagger.yaml:8:7: warning: paths.'/pets'.get.x-mediation-script: is not"
                + " honoured yet: the script is not run (in Weir's words: mock: true)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "addHeader     | warning",
        "ccAddHeader   | warning",
        "jsonToXML     | warning",
        "opaPolicy     | error",
        "jsonValidator | error",
        "ourOwnPolicy  | error",
      })
  void aPolicyThatOnlyEditsIsAWarningAndAnyOtherAnError(String policy, String severity) {
    assertThat(
            Project.apictl(
                    folder,
                    "operations:\n- {target: /pets, verb: GET, operationPolicies:"
                        + " {request: [{policyName: %s, policyVersion: v1, parameters: {}}], fault: []}}"
                            .formatted(policy))
                .problems())
        .singleElement()
        .asString()
        .startsWith("api.yaml:11:62: " + severity)
        .contains("data.operations[0].operationPolicies.request[0]: the policy ");
  }

  @Test
  void sequencesAreJudgedTheSameWay() {
    assertThat(
            Project.apictl(
                    folder,
                    "mediationPolicies: [{name: log_in_message, type: in}, {name: own, type: in}]")
                .problems())
        .containsExactly(
            "api.yaml:10:57: error: data.mediationPolicies[1]: the policy \"own\" is not run; it may"
                + " be what refuses callers or hides fields (write what it does in Weir's words, and"
                + " remove it here)",
            "api.yaml:10:23: warning: data.mediationPolicies[0]: the policy log_in_message is not run"
                + " (in Weir's words: logs: {access: …})");
  }

  @Test
  void operationsThatOnlyOneSideKnowsAreWarnings() {
    assertThat(
            Project.apictl(
                    folder,
                    "operations:\n- {target: /cats, verb: GET}\n- {target: /pets/, verb: POST}\n"
                        + "- {target: /cats, verb: get}")
                .problems())
        .containsExactlyInAnyOrder(
            "api.yaml:11:5: warning: data.operations[0]: the definition has no GET /cats: it is not"
                + " served (add it to the definition, or remove it here)",
            "api.yaml:12:5: warning: data.operations[1]: the definition has no POST /pets: it is not"
                + " served (add it to the definition, or remove it here)",
            "api.yaml:13:5: warning: data.operations[2]: GET /cats stands above already; this one has"
                + " no effect (remove one of them)",
            "Definitions/swagger.yaml:5:5: warning: paths.'/pets'.get: api.yaml does not list GET"
                + " /pets; it is served as the definition says (add it to operations of api.yaml, or"
                + " remove it here)");
  }

  @Test
  void remarksAreReadOver() {
    Project project =
        Project.in(folder)
            .file(
                "api.yaml",
                Project.API.replace("context: /pets", "context: /pets   // the context"))
            .file("Definitions/swagger.yaml", Project.DEFINITION);

    assertThat(project.plan().contexts()).containsExactly("/pets/1.0.0");
    assertThat(project.problems())
        .containsExactly(
            "api.yaml:5:12: warning: data.context: the remark behind // belongs to the value in YAML;"
                + " read as \"/pets\" (write # before the remark)");
  }

  @Test
  void aMockedApiAnswersFromItsExamplesAndNeedsNoBackend() {
    Project project =
        Project.in(folder)
            .file(
                "api.yaml",
                Project.API.substring(0, Project.API.indexOf("  endpointConfig"))
                    + "  endpointImplementationType: MOCKED_OAS\n")
            .file("Definitions/swagger.yaml", Project.DEFINITION);

    assertThat(project.problems()).isEmpty();
    assertThat(project.route("GET /pets").policies())
        .extracting(policy -> policy.type())
        .contains("mock");
  }
}
