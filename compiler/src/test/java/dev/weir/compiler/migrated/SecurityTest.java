package dev.weir.compiler.migrated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.NodeText;
import dev.weir.plan.PolicyPlan;
import dev.weir.plan.RoutePlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityTest {
  private static final String DEFINITION =
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
      """;

  private static final String SCHEMES =
      "components: {securitySchemes: {default: {type: oauth2, flows: {}},"
          + " key: {type: apiKey, in: header, name: X-Key}}}";

  @TempDir Path folder;

  private Project project(String api, String root, String path, String operation) {
    return Project.in(folder)
        .file("api.yaml", Project.API + api.indent(2))
        .file("Definitions/swagger.yaml", DEFINITION.formatted(root, path, operation));
  }

  /** Every alternative of the only operation: {@code [{default: [read]}]}. */
  private static String required(Project project) {
    RoutePlan route = project.route("GET /pets");
    PolicyPlan security =
        route.policies().stream()
            .filter(policy -> policy.type().equals("security"))
            .findFirst()
            .orElseThrow();
    return NodeText.of(security.settings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // root                             path                               operation
        "''                                | ''                              | ''                               | closed",
        "x-wso2-disable-security: true     | ''                              | ''                               | open",
        "''                                | x-wso2-disable-security: true   | ''                               | open",
        "''                                | ''                              | x-wso2-disable-security: true    | open",
        "x-wso2-disable-security: true     | x-wso2-disable-security: false  | ''                               | closed",
        "x-wso2-disable-security: true     | ''                              | x-wso2-disable-security: false   | closed",
        "x-wso2-disable-security: false    | x-wso2-disable-security: true   | ''                               | open",
        "x-wso2-disable-security: 'true'   | ''                              | ''                               | open",
        "''                                | ''                              | x-auth-type: None                | open",
        "x-auth-type: None                 | ''                              | ''                               | open",
        "x-auth-type: None                 | ''                              | x-auth-type: Application         | closed",
        "x-wso2-disable-security: false    | ''                              | x-auth-type: None                | open",
        "x-wso2-disable-security: true     | ''                              | x-auth-type: Application         | open",
        "''                                | ''                              | 'security: []'                   | open",
        "'security: []'                    | ''                              | ''                               | closed",
        "''                                | ''                              | 'security: [{}]'                 | closed",
      })
  void theNarrowestLevelThatSpeaksDecidesWhetherAnOperationIsOpen(
      String root, String path, String operation, String outcome) {
    RoutePlan route = project("", root, path, operation).route("GET /pets");

    assertThat(route.open()).isEqualTo(outcome.equals("open"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-wso2-disable-security: false  | x-auth-type: None",
        "x-auth-type: Application        | 'security: []'",
        "x-wso2-disable-security: false  | 'security: []'",
      })
  void whereOneLevelOpensAndClosesTheOperationStaysClosedWithAWarning(String one, String other) {
    Project project = project("", "", "", one + "\n      " + other);

    assertThat(project.route("GET /pets").open()).isFalse();
    assertThat(project.problems())
        .anySatisfy(problem -> assertThat(problem).contains("warning", "it stays closed"));
  }

  @Test
  void apiYamlMayOpenAnOperationOfWhichTheDefinitionSaysNothing() {
    Project project =
        project("operations: [{target: /pets, verb: GET, authType: None}]", "", "", "");

    assertThat(project.route("GET /pets").open()).isTrue();
  }

  @Test
  void butNotOneThatTheDefinitionCloses() {
    Project project =
        project(
            "operations: [{target: /pets, verb: GET, authType: None}]",
            "",
            "",
            "x-auth-type: Application & Application User");

    assertThat(project.route("GET /pets").open()).isFalse();
    assertThat(project.problems())
        .containsExactly(
            "api.yaml:10:53: warning: paths.'/pets'.get: is opened here, but not at"
                + " Definitions/swagger.yaml:8:20; it stays closed (write x-wso2-disable-security:"
                + " true at the operation to open it)");
  }

  @Test
  void aRemarkBehindNoneOpensNothing() {
    assertThat(project("", "", "", "x-auth-type: None // internal").problems())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(
                        "Definitions/swagger.yaml:8:20: error: paths.'/pets'.get.x-auth-type")
                    .contains("security does not hang on a guess"));
  }

  @Test
  void withoutAnySchemeAnOauth2TokenIsRequired() {
    assertThat(required(project("", "", "", ""))).isEqualTo("[{oauth2: []}]");
  }

  @Test
  void aSchemeThatTheDefinitionDoesNotDeclareMeansOauth2Too() {
    assertThat(required(project("", "security: [{default: []}]", "", "")))
        .isEqualTo("[{oauth2: []}]");
  }

  @Test
  void theDefinitionsOwnSchemesAreKept() {
    assertThat(required(project("", SCHEMES + "\nsecurity: [{key: []}]", "", "")))
        .isEqualTo("[{key: []}]");
  }

  @Test
  void scopesAreAlternatives() {
    assertThat(required(project("", SCHEMES, "", "security: [{default: [read, write]}]")))
        .isEqualTo("[{default: [read]}, {default: [write]}]");
  }

  @Test
  void kindsOfApiYamlAreAlternatives() {
    assertThat(
            required(
                project(
                    "securityScheme: [oauth2, basic_auth, api_key,"
                        + " oauth_basic_auth_api_key_mandatory]",
                    SCHEMES,
                    "",
                    "security: [{default: [read]}]")))
        .isEqualTo(
            "[{default: [read]}, {api-key-header: []}, {api-key-query: []}, {basic: [read]}]");
  }

  @Test
  void theExtensionForKindsBeatsApiYaml() {
    assertThat(
            required(
                project(
                    "securityScheme: [oauth2]",
                    "",
                    "",
                    "x-wso2-application-security: {security-types: [basic_auth], optional: false}")))
        .isEqualTo("[{basic: []}]");
  }

  @Test
  void scopesOfApiYamlHoldWhereTheDefinitionNamesNone() {
    Project project =
        project("operations: [{target: /pets, verb: get, scopes: [read]}]", SCHEMES, "", "");

    assertThat(required(project)).isEqualTo("[{default: [read]}]");
    assertThat(project.problems())
        .containsExactly(
            "api.yaml:10:52: warning: data.operations[0].scopes: the definition asks for no scope at"
                + " Definitions/swagger.yaml:7:5; these are required (write them into the"
                + " definition)");
  }

  @Test
  void differentScopesAreAnError() {
    assertThat(
            project(
                    "operations: [{target: /pets, verb: GET, scopes: [read]}]",
                    SCHEMES,
                    "",
                    "security: [{default: [write]}]")
                .problems())
        .containsExactly(
            "api.yaml:10:52: error: data.operations[0].scopes: the definition asks for other scopes"
                + " at Definitions/swagger.yaml:7:5 (write the same in both)");
  }

  @Test
  void anUnknownKindOfSecurityIsAnError() {
    assertThat(project("securityScheme: [oauth]", "", "", "").problems())
        .containsExactly(
            "api.yaml:10:20: error: data.securityScheme: \"oauth\" is no known kind of security (did"
                + " you mean oauth2?)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'securityScheme: [oauth2, mutualssl]'                      | ''                            | warning",
        "'securityScheme: [oauth2, mutualssl, mutualssl_mandatory]' | ''                            | error",
        "''                                                         | x-wso2-mutual-ssl: optional   | warning",
        "''                                                         | x-wso2-mutual-ssl: mandatory  | error",
      })
  void aClientCertificateThatMustBeShownIsAnErrorAndOneThatMayBeAWarning(
      String api, String root, String severity) {
    List<String> problems = project(api, root, "", "").problems();

    assertThat(problems)
        .anySatisfy(problem -> assertThat(problem).contains(severity, "certificate"));
    assertThat(problems.stream().anyMatch(problem -> problem.contains("error")))
        .isEqualTo(severity.equals("error"));
  }

  @Test
  void aPrototypeStaysClosed() {
    Project project = project("lifeCycleStatus: PROTOTYPED", "", "", "");

    assertThat(project.route("GET /pets").open()).isFalse();
    assertThat(project.problems())
        .containsExactly(
            "api.yaml:10:20: warning: data.lifeCycleStatus: a prototype was open; here it requires"
                + " what its operations say (in Weir's words: security: open)");
  }

  @Test
  void wordsOfWeirInTheDefinitionOpenOnPurpose() {
    assertThat(project("", "", "", "x-weir-security: open").route("GET /pets").open()).isTrue();
  }
}
