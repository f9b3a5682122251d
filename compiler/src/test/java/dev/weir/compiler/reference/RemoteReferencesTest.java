package dev.weir.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.compiler.Compilation;
import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.ProjectCompiler;
import dev.weir.compiler.files.UnreadableFile;
import dev.weir.config.Problem;
import dev.weir.plan.RoutePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions whose parts lie elsewhere. */
class RemoteReferencesTest {
  private static final String DEFINITION =
      """
      openapi: 3.0.3
      info: {title: Parts, version: '1'}
      servers: [{url: https://parts.example}]
      security: []
      paths:
        /pets: {$ref: 'https://parts.example/paths/pets.yaml'}
        /cats: {$ref: 'https://parts.example/paths/pets.yaml'}
      """;

  private final List<String> fetched = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void pathsAndWhatTheyNameAreFetchedOnce() throws IOException {
    Compilation compilation =
        compile(
            Map.of(
                "https://parts.example/paths/pets.yaml",
                "get: {parameters: [{$ref: '../parameters.yaml#/limit'}], responses: {'200': {description: ok}}}",
                "https://parts.example/parameters.yaml",
                "limit: {name: limit, in: query, schema: {type: integer}}"));

    assertThat(compilation.problems()).extracting(Problem::toString).isEmpty();
    assertThat(compilation.plan().orElseThrow().routes())
        .extracting(RoutePlan::id)
        .containsExactly("GET /pets", "GET /cats");
    assertThat(fetched)
        .containsExactly(
            "https://parts.example/paths/pets.yaml", "https://parts.example/parameters.yaml");
  }

  @Test
  void whatCannotBeFetchedIsAnErrorAtItsReference() throws IOException {
    Compilation compilation = compile(Map.of());

    assertThat(compilation.problems())
        .filteredOn(problem -> problem.code().equals("remote-unavailable"))
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.toString())
                    .startsWith("openapi.yaml:6:17: error: the reference")
                    .contains("written in 2 places"));
    assertThat(compilation.plan()).isEmpty();
  }

  @Test
  void aProblemInADocumentElsewhereComesWithItsText() throws IOException {
    String url = "https://parts.example/paths/pets.yaml";
    String text = "get:\n  responses:\n    '200': {$ref: '#/nothing'}\n";

    Compilation compilation = compile(Map.of(url, text));

    assertThat(compilation.problems())
        .filteredOn(problem -> problem.code().equals("broken-reference"))
        .singleElement()
        .satisfies(problem -> assertThat(problem.place().toString()).isEqualTo(url + ":3:19"));
    assertThat(compilation.sources()).containsEntry(url, text);
  }

  @Test
  void aChainOfDocumentsEndsSomewhere() throws IOException {
    Path file = Files.writeString(folder.resolve("openapi.yaml"), DEFINITION);
    CompileOptions options =
        CompileOptions.DEFAULT.withRemote(
            url -> {
              fetched.add(url);
              return ("get: {responses: {'200': {$ref: 'https://parts.example/"
                      + fetched.size()
                      + ".yaml'}}}")
                  .getBytes(StandardCharsets.UTF_8);
            });

    Compilation compilation = new ProjectCompiler().compile(file, options);

    assertThat(fetched).hasSize(RemoteCaps.DEFAULT.depth());
    assertThat(compilation.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("lead to one another"));
  }

  private Compilation compile(Map<String, String> elsewhere) throws IOException {
    Path file = Files.writeString(folder.resolve("openapi.yaml"), DEFINITION);
    return new ProjectCompiler()
        .compile(file, CompileOptions.DEFAULT.withRemote(url -> read(elsewhere, url)));
  }

  private byte[] read(Map<String, String> elsewhere, String url) throws UnreadableFile {
    fetched.add(url);
    String text = elsewhere.get(url);
    if (text == null) {
      throw new UnreadableFile("remote-unavailable", url + " cannot be fetched: gone", "");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
