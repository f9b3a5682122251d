package dev.weir.compiler.migrated;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompilationText;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.Golden;
import dev.weir.compiler.ProjectCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The products' own samples, flawed ones included; {@code wso2/golden} holds what comes of each.
 */
class SamplesTest {
  private static final Path APICTL = Golden.resource("wso2/apictl");
  private static final Path CHOREO = Golden.resource("wso2/choreo-connect");
  private static final Path PIZZA = APICTL.resolve("PizzaShackAPI-1.0.0");

  @TempDir Path folder;

  @Test
  void anExportedProject() {
    check("PizzaShackAPI-1.0.0", PIZZA, CompileOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SampleGraphQLApi", "SampleSOAPApi", "SampleWebsocketApi"})
  void projectsOfChoreoConnect(String project) {
    check(project, CHOREO.resolve("projects").resolve(project), CompileOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openapi.yaml",
        "openapi_prod_sand_clusters.yaml",
        "openapi_with_endpoint_ref.yaml",
        "openapi_with_extensions_only.yaml",
        "openapi_with_extensions_servers.yaml",
        "openapi_with_prod_sand_extensions.yaml",
        "openapi_with_xwso2label.yaml",
        "asyncapi_websocket.yaml",
      })
  void definitionsAlone(String definition) {
    check(definition, CHOREO.resolve("definitions").resolve(definition), CompileOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.yaml",
        "api_prod.yaml",
        "api_sand.yaml",
        "awslambda_api.yaml",
        "graphql_api.yaml",
        "ws_api_failover.yaml",
        "ws_api_loadbalance.yaml",
      })
  void descriptionsOfChoreoConnectBesideADefinition(String api) throws IOException {
    Path definitions = CHOREO.resolve("definitions");
    assemble(definitions.resolve(api), definitions.resolve("openapi.yaml"));

    check(api, folder, CompileOptions.DEFAULT);
  }

  @Test
  void theDescriptionThatApictlShowsBesideItsDefinition() throws IOException {
    assemble(APICTL.resolve("sample-api.yaml"), PIZZA.resolve("Definitions/swagger.yaml"));

    check("sample-api.yaml", folder, CompileOptions.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_params_dynamic_data.yaml",
        "api_params_endpoint.yaml",
        "api_params_full.yaml",
        "api_params_http_rest_endpoint_with_failover.yaml",
        "api_params_http_rest_endpoint_with_load_balancing.yaml",
        "api_params_security_basic.yaml",
        "api_params_security_oauth.yaml",
        "invalid_api_params_endpoint.yaml",
      })
  void anExportedProjectWithParams(String params) {
    CompileOptions options =
        CompileOptions.DEFAULT
            .withParams(APICTL.resolve("params").resolve(params))
            .withVariables(
                Map.of(
                    "DEV_ENV_PROD_URL", "https://dev.example/v1",
                    "DEV_ENV_SAND_URL", "https://sand.example/v1",
                    "DEV_ENV_PROD_RE_TO", "60"));

    check(params, PIZZA, options);
  }

  private static void check(String name, Path project, CompileOptions options) {
    Compilation compilation = new ProjectCompiler().compile(project, options);
    Golden.check(
        "wso2/golden/" + name + ".txt", CompilationText.of(compilation).replace('\\', '/'));
  }

  private void assemble(Path api, Path definition) throws IOException {
    Files.createDirectories(folder.resolve("Definitions"));
    Files.copy(api, folder.resolve("api.yaml"));
    Files.copy(definition, folder.resolve("Definitions/swagger.yaml"));
  }
}
