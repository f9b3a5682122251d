package dev.weir.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.RoutePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCompilerTest {
  @TempDir Path folder;

  @Test
  void aFolderWithWeirYamlAndADefinitionBecomesAPlan() throws IOException {
    write("weir.yaml", "weir: 1\nname: pets\ndefinition: openapi.yaml\nsecurity: open\n");
    write("openapi.yaml", definition("https://backend.example/v2"));

    Compilation compilation = new ProjectCompiler().compile(folder, CompileOptions.DEFAULT);

    assertThat(compilation.clean()).as("%s", compilation.problems()).isTrue();
    ApiPlan plan = compilation.plan().orElseThrow();
    assertThat(plan.name()).isEqualTo("pets");
    assertThat(plan.contexts()).containsExactly("/v2");
    assertThat(plan.routes()).extracting(RoutePlan::id).containsExactly("GET /pets");
    assertThat(plan.upstreams().get("default").endpoints())
        .containsExactly(new EndpointPlan("https://backend.example/v2", 1));
  }

  @Test
  void aDefinitionAloneIsServedFromTheGivenUpstream() throws IOException {
    Path file = write("pets.yaml", definition("https://backend.example/v2"));

    Compilation compilation =
        new ProjectCompiler().definitionOnly(file, "http://localhost:3000", CompileOptions.DEFAULT);

    ApiPlan plan = compilation.plan().orElseThrow();
    assertThat(plan.name()).isEqualTo("pet-shop");
    assertThat(plan.contexts()).containsExactly("/v2");
    assertThat(plan.upstreams().get("default").endpoints())
        .containsExactly(new EndpointPlan("http://localhost:3000", 1));
  }

  @Test
  void everyEnvironmentHasAPlanOfItsOwn() throws IOException {
    write("weir.yaml", "weir: 1\nname: pets\ndefinition: openapi.yaml\nsecurity: open\n");
    write("openapi.yaml", definition("https://backend.example/v2"));
    write(
        "environments/prod.yaml",
        "hosts: [API.example.com]\nupstreams: {default: {endpoints: [https://prod.example]}}\n");

    Compilation compilation = new ProjectCompiler().compile(folder, CompileOptions.DEFAULT);

    ApiPlan prod = compilation.environments().get("prod");
    assertThat(prod.hosts()).containsExactly("api.example.com");
    assertThat(prod.upstreams().get("default").endpoints())
        .containsExactly(new EndpointPlan("https://prod.example", 1));
    assertThat(compilation.plan().orElseThrow().hosts()).isEmpty();
  }

  @Test
  void mocksOnTheCommandLineAnswerEveryOperation() throws IOException {
    Path file = write("pets.yaml", definition("https://backend.example/v2"));

    Compilation compilation =
        new ProjectCompiler().compile(file, CompileOptions.DEFAULT.withMocks());

    assertThat(compilation.plan().orElseThrow().routes())
        .allSatisfy(
            route ->
                assertThat(route.policies())
                    .filteredOn(policy -> policy.type().equals("mock"))
                    .singleElement()
                    .satisfies(
                        mock -> assertThat(mock.settings()).isInstanceOf(Node.Mapping.class)));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String definition(String server) {
    return """
        openapi: 3.0.3
        info: {title: Pet Shop, version: 1.0.0}
        servers: [{url: '%s'}]
        paths:
          /pets:
            get:
              responses:
                '200': {description: all pets}
        """
        .formatted(server);
  }
}
