package dev.weir.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps may name the parameters of the paths that they serve, and no others. */
class PathParametersInStepsTest {
  @TempDir Path folder;

  @Test
  void aParameterOfTheOperationIsKnown() throws IOException {
    assertThat(
            problems(
                """
                request: [{set-header: {X-Pet: '{petId|none}'}}]
                operations:
                  GET /pets/{petId}: {request: [{rewrite-path: '/p/{petId}'}]}
                """))
        .isEmpty();
  }

  @Test
  void anUnknownOneIsReportedOnceWithItsPlaceAndTheNearest() throws IOException {
    assertThat(
            problems(
                """
                response: [{set-header: {X-Pet: '{pet}'}}]
                operations:
                  GET /pets: {request: [{rewrite-path: '/p/{petId}'}]}
                  GET /pets/{petId}:
                    fault: [{set-header: {X-Pet: '{petid}'}}]
                """))
        .containsExactly(
            "weir.yaml:5:26: error: response[0].set-header.X-Pet: {pet} is neither a path parameter"
                + " here nor a known value (the path has petId)",
            "weir.yaml:7:40: error: operations.'GET /pets'.request[0].rewrite-path: {petId} is"
                + " neither a path parameter here nor a known value (the path has no parameters;"
                + " write {{ where a brace is meant)",
            "weir.yaml:9:27: error: operations.'GET /pets/{petId}'.fault[0].set-header.X-Pet:"
                + " {petid} is neither a path parameter here nor a known value (did you mean"
                + " petId?)");
  }

  private List<String> problems(String steps) throws IOException {
    Files.writeString(
        folder.resolve("weir.yaml"),
        "weir: 1\nname: pets\ndefinition: openapi.yaml\nsecurity: open\n" + steps);
    Files.writeString(
        folder.resolve("openapi.yaml"),
        """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0.0}
        servers: [{url: 'https://backend.example'}]
        paths:
          /pets:
            get: {responses: {'200': {description: ok}}}
          /pets/{petId}:
            parameters: [{name: petId, in: path, required: true, schema: {type: string}}]
            get: {responses: {'200': {description: ok}}}
        """);
    return new ProjectCompiler()
        .compile(folder, CompileOptions.DEFAULT).problems().stream()
            .map(Problem::toString)
            .toList();
  }
}
