package dev.weir.compiler.migrated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.plan.ApiPlan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  @TempDir Path folder;

  @Test
  void nameVersionAndContextComeFromApiYaml() {
    ApiPlan plan = Project.apictl(folder, "").plan();

    assertThat(plan.name()).isEqualTo("pets");
    assertThat(plan.version()).isEqualTo("1.0.0");
    assertThat(plan.contexts()).containsExactly("/pets/1.0.0");
    assertThat(plan.hosts()).isEmpty();
    assertThat(plan.transports()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "/pets,            /pets/2.0",
    "/pets/,           /pets/2.0",
    "/pets/2.0,        /pets/2.0",
    "/{version}/pets,  /2.0/pets",
    "/t/acme.com/pets, /t/acme.com/pets/2.0",
  })
  void theVersionFollowsTheContextUnlessItHoldsIt(String context, String found) {
    ApiPlan plan =
        Project.in(folder)
            .file(
                "api.yaml",
                Project.API
                    .replace("context: /pets", "context: " + context)
                    .replace("version: 1.0.0", "version: '2.0'"))
            .file("Definitions/swagger.yaml", Project.DEFINITION.replace("1.0.0}", "'2.0'}"))
            .plan();

    assertThat(plan.contexts()).containsExactly(found);
  }

  @Test
  void theDefaultVersionIsFoundWithoutItsVersionToo() {
    assertThat(Project.apictl(folder, "isDefaultVersion: true").plan().contexts())
        .containsExactly("/pets/1.0.0", "/pets");
  }

  @Test
  void transportsAreThoseOfApiYaml() {
    assertThat(Project.apictl(folder, "transport: [https]").plan().transports())
        .containsExactly(ApiPlan.Transport.HTTPS);
  }

  @Test
  void noTransportMeansBoth() {
    assertThat(Project.apictl(folder, "transport: []").plan().transports()).hasSize(2);
  }

  @Test
  void theExtensionForTransportsBeatsApiYaml() {
    assertThat(
            Project.apictl(folder, "transport: [http, https]")
                .file("Definitions/swagger.yaml", Project.DEFINITION + "x-wso2-transports: [http]")
                .plan()
                .transports())
        .containsExactly(ApiPlan.Transport.HTTP);
  }

  @Test
  void whatApiYamlMustSayIsAskedFor() {
    assertThat(
            Project.in(folder)
                .file("api.yaml", "type: api\nversion: v4\ndata:\n  provider: admin\n")
                .file("Definitions/swagger.yaml", Project.DEFINITION)
                .problems())
        .contains(
            "api.yaml:1:1: error: data.name: is required (add name:)",
            "api.yaml:1:1: error: data.version: is required (add version:)",
            "api.yaml:1:1: error: data.context: is required (add context:)");
  }

  @Test
  void disagreeingNamesVersionsAndContextsAreWarnings() {
    assertThat(
            Project.apictl(folder, "")
                .file(
                    "Definitions/swagger.yaml",
                    Project.DEFINITION.replace("Pets, version: 1.0.0", "Cats, version: 1.0.1")
                        + "x-wso2-basePath: /cats/{version}\n")
                .file("api_meta.yaml", "name: Dogs\nversion: 1.0.0\n")
                .problems())
        .containsExactlyInAnyOrder(
            "Definitions/swagger.yaml:2:15: warning: info.title: \"Cats\" differs from \"Pets\" at"
                + " api.yaml:4:9, which holds (write the same in both)",
            "Definitions/swagger.yaml:2:30: warning: info.version: \"1.0.1\" differs from \"1.0.0\""
                + " at api.yaml:6:12, which holds (write the same in both)",
            "Definitions/swagger.yaml:6:18: warning: x-wso2-basePath: /cats/1.0.0 differs from"
                + " /pets/1.0.0 of api.yaml:5:12, which holds (write the same in both)",
            "api_meta.yaml:1:7: warning: name: \"Dogs\" differs from \"Pets\" at api.yaml:4:9, which"
                + " holds (write the same in both)");
  }

  @Test
  void aMicrogatewayProjectIsFoundAtItsBasePath() {
    ApiPlan plan =
        Project.microgateway(
                folder,
                "x-wso2-basePath: /pets/{version}/\nx-wso2-production-endpoints: {urls: ['http://a']}\n")
            .plan();

    assertThat(plan.contexts()).containsExactly("/pets/1.0.0");
  }

  @Test
  void withoutABasePathThePathOfTheFirstServerIsTheContext() {
    ApiPlan plan =
        Project.microgateway(folder, "servers: [{url: 'https://pets.example/v1'}]\n").plan();

    assertThat(plan.contexts()).containsExactly("/v1");
    assertThat(Project.urls(plan.upstreams().get("default").endpoints()))
        .containsExactly("https://pets.example/v1");
  }

  @Test
  void anApiThatTakesTheWholeGatewayIsAWarning() {
    assertThat(
            Project.microgateway(folder, "x-wso2-production-endpoints: {urls: ['http://a']}\n")
                .problems())
        .containsExactly(
            "api_definitions/pets.yaml:1:1: warning: x-wso2-basePath: is missing: the API has the"
                + " root of the gateway for itself (add x-wso2-basePath: /name/{version})");
  }
}
