package dev.weir.compiler.migrated;

import static dev.weir.compiler.migrated.Project.urls;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.BuiltInPolicies;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  private static final String OLD =
      """
      id: {providerName: admin, apiName: PizzaShackAPI, version: 1.0.0}
      uuid: 84cf3db1-b4dc-4aa9-a927-1d4e7d19576c
      description: pizza ${NOTHING}
      type: HTTP
      context: /pizzashack/1.0.0
      contextTemplate: /pizzashack/{version}
      availableTiers: [{name: Gold, displayName: Gold, requestsPerMin: 5000}]
      status: PUBLISHED
      transports: http,https
      corsConfiguration: {corsConfigurationEnabled: false}
      endpointConfig: '{"endpoint_type":"http","sandbox_endpoints":{"url":"https:\\/\\/sand\\/api\\/"},"production_endpoints":{"url":"https:\\/\\/prod\\/api\\/"}}'
      responseCache: Disabled
      implementation: ENDPOINT
      isDefaultVersion: true
      apiSecurity: oauth2,oauth_basic_auth_api_key_mandatory
      enableSchemaValidation: true
      uriTemplates: [{uriTemplate: /pets, httpVerb: GET, authType: None, throttlingTier: Unlimited}]
      """;

  @TempDir Path folder;

  @Test
  void apiJsonAndSwaggerJsonAreReadToo() {
    ApiPlan plan =
        Project.in(folder)
            .file(
                "api.json",
                "{\"type\": \"api\", \"version\": \"v4\", \"data\": {\"name\": \"Pets\","
                    + " \"context\": \"/pets\", \"version\": \"1.0.0\", \"endpointConfig\":"
                    + " {\"production_endpoints\": {\"url\": \"http://a\"}}}}")
            .file(
                "Definitions/swagger.json",
                "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"Pets\", \"version\": \"1.0.0\"},"
                    + " \"paths\": {\"/pets\": {\"get\": {\"responses\": {\"200\":"
                    + " {\"description\": \"ok\"}}}}}}")
            .plan();

    assertThat(plan.contexts()).containsExactly("/pets/1.0.0");
  }

  @Test
  void theEnvelopeMayBeMissing() {
    ApiPlan plan =
        Project.in(folder)
            .file(
                "api.yaml",
                """
                name: Pets
                context: /pets
                version: 1.0.0
                type: HTTP
                endpointConfig: {production_endpoints: {url: 'http://a'}}
                """)
            .file("Definitions/swagger.yaml", Project.DEFINITION)
            .plan();

    assertThat(plan.contexts()).containsExactly("/pets/1.0.0");
  }

  @Test
  void anExportBefore40IsRead() {
    Project project =
        Project.in(folder)
            .file("Meta-information/api.yaml", OLD)
            .file(
                "Meta-information/swagger.yaml",
                Project.DEFINITION.replace("title: Pets", "title: PizzaShackAPI"));
    ApiPlan plan = project.plan();

    assertThat(plan.name()).isEqualTo("pizzashackapi");
    assertThat(plan.contexts()).containsExactly("/pizzashack/1.0.0", "/pizzashack");
    assertThat(urls(plan.upstreams().get("default").endpoints()))
        .containsExactly("https://prod/api");
    assertThat(urls(plan.upstreams().get("default").sandbox())).containsExactly("https://sand/api");
    assertThat(project.route("GET /pets").open()).isTrue();
    assertThat(project.problems())
        .hasSize(2)
        .anySatisfy(p -> assertThat(p).contains("policies", "{requests: 5000, per: 1m}"))
        .anySatisfy(p -> assertThat(p).contains("enableSchemaValidation"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "endpointSecured: true                  | error: endpointSecured",
        "endpointSecured: false                 | -",
        "inSequence: own                        | error: inSequence",
        "inSequence: log_in_message             | -",
        "advertiseOnly: true                    | error: advertiseOnly",
        "responseCache: Enabled                 | warning: responseCache",
        "productionMaxTps: 100                  | warning: productionMaxTps",
        "apiLevelPolicy: 10KPerMin              | warning: apiThrottlingPolicy",
        "endpointUTPassword: hunter2            | -",
        "bogus: 1                               | warning: bogus",
      })
  void everyKeyOfAnOldExportHasItsTreatment(String line, String outcome) {
    assertThat(
            Project.in(folder)
                .file(
                    "Meta-information/api.yaml",
                    "id: {apiName: Pets, version: 1.0.0}\ncontext: /pets/1.0.0\n"
                        + "productionUrl: http://a\n"
                        + line)
                .file("Meta-information/swagger.yaml", Project.DEFINITION)
                .problems())
        .allSatisfy(
            problem ->
                assertThat(problem).startsWith("Meta-information/api.yaml:4:").contains(outcome))
        .hasSize(outcome.equals("-") ? 0 : 1);
  }

  @Test
  void aZipIsReadLikeTheFolderInIt() throws IOException {
    Path zip = folder.resolve("Pets-1.0.0.zip");
    zip(
        zip,
        Map.of(
            "Pets-1.0.0/api.yaml",
            Project.API + "  tags: [a]\n  maxTps: 5\n",
            "Pets-1.0.0/Definitions/swagger.yaml",
            Project.DEFINITION));
    Compilation compilation = compiler().compile(zip, CompileOptions.DEFAULT);

    assertThat(Project.plan(compilation).contexts()).containsExactly("/pets/1.0.0");
    assertThat(Project.problems(compilation))
        .singleElement()
        .asString()
        .startsWith("api.yaml:11:3: warning: data.maxTps");
    assertThat(compilation.sources().get("api.yaml")).contains("maxTps: 5");
  }

  @Test
  void eachDefinitionOfAMicrogatewayProjectIsAnApi() {
    Project project =
        Project.microgateway(
                folder,
                "x-wso2-basePath: /pets\nx-wso2-production-endpoints: {urls: ['http://a']}\n")
            .file(
                "api_definitions/cats.json",
                "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"Cats\", \"version\": \"2.0.0\"},"
                    + " \"x-wso2-basePath\": \"/cats\", \"servers\": [{\"url\": \"http://b\"}],"
                    + " \"paths\": {\"/cats\": {\"get\": {\"responses\": {\"200\":"
                    + " {\"description\": \"ok\"}}}}}}")
            .file("grpc_definitions/dogs.proto", "syntax = \"proto3\";");
    List<Compilation> compilations = compiler().compileAll(folder, CompileOptions.DEFAULT);

    assertThat(compilations).extracting(Compilation::name).containsExactly("cats", "pets", "dogs");
    assertThat(compilations).extracting(Compilation::clean).containsExactly(true, true, false);
    assertThat(Project.problems(compilations.get(2)))
        .containsExactly(
            "grpc_definitions/dogs.proto:1:1: error: gRPC is not available yet (in Weir's words:"
                + " definition: protos/)");
    assertThat(project.problems())
        .singleElement()
        .asString()
        .contains("the project holds 3 APIs where one is expected");
  }

  @Test
  void aDefinitionOfTheNameApiYamlIsNoMigratedProject() {
    assertThat(Project.in(folder).file("api.yaml", Project.DEFINITION).problems())
        .singleElement()
        .asString()
        .contains("this is no API project");
  }

  @Test
  void anApiProductIsAnError() {
    assertThat(Project.in(folder).file("api_product.yaml", "type: api_product").problems())
        .containsExactly(
            "api_product.yaml:1:1: error: API products and MCP servers are not available yet (name"
                + " the APIs that it is made of)");
  }

  @Test
  void anApiWithoutADefinitionIsAnError() {
    assertThat(Project.in(folder).file("api.yaml", Project.API).problems())
        .containsExactly(
            "api.yaml:1:1: error: there is no Definitions/swagger.yaml or swagger.json beside it"
                + " (export the API again, or add the OpenAPI definition)");
  }

  @Test
  void whatStandsOutsideTheEnvelopeIsAWarning() {
    assertThat(
            Project.apictl(folder, "").file("api.yaml", Project.API + "context: /x\n").problems())
        .containsExactly(
            "api.yaml:10:1: warning: context: stands outside data and has no effect (move it below"
                + " data:)");
  }

  @Test
  void filesThatAreNotHonouredAreNamed() {
    assertThat(
            Project.apictl(folder, "")
                .file("Client-certificates/client_certificates.yaml", "data: []")
                .file("libs/.gitkeep", "")
                .file("Docs/a.md", "")
                .problems())
        .containsExactly(
            "Client-certificates/client_certificates.yaml: warning: is not honoured yet: client"
                + " certificates are not asked for (in Weir's words: schemes: {…: {type:"
                + " mutual-tls}})");
  }

  private static ProjectCompiler compiler() {
    return new ProjectCompiler(BuiltInPolicies.all());
  }

  private static void zip(Path zip, Map<String, String> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        entries.putNextEntry(new ZipEntry(file.getKey()));
        entries.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        entries.closeEntry();
      }
    }
  }
}
