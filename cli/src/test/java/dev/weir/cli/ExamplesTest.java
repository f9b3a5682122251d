package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.weir.cli.Typed.Outcome;
import dev.weir.cli.Typed.Running;
import dev.weir.cli.schema.Schemas;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import dev.weir.document.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in {@code examples/} works. */
class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();

  @TempDir Path here;

  static List<String> projects() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("weir.yaml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(projects()).contains("orders", "petstore");
  }

  @ParameterizedTest
  @MethodSource("projects")
  void hasNoProblems(String project) {
    Outcome outcome = Typed.in(EXAMPLES).weir("check", project, "--strict");

    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }

  @ParameterizedTest
  @MethodSource("projects")
  void passesItsTests(String project) {
    Outcome outcome = Typed.in(EXAMPLES).weir("test", project);

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).containsPattern("[1-9][0-9]* passed\n$");
  }

  @ParameterizedTest
  @MethodSource("projects")
  void isServedFromItsBundle(String project) throws Exception {
    Path bundle = here.resolve(project + ".weir");
    assertThat(Typed.in(EXAMPLES).weir("build", project, "-o", bundle.toString()).exitCode())
        .isZero();
    try (Running weir =
        Typed.in(here).start("run", bundle.toString(), "--port", "0", "--admin-port", "0")) {
      String admin = weir.awaitErr("admin +(\\S+)/ready");

      assertThat(Fetch.get(admin + "/ready").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("projects")
  void followsTheSchemas(String project) throws IOException {
    Path folder = EXAMPLES.resolve(project);
    follows("weir", folder.resolve("weir.yaml"));
    for (String kind : List.of("environment", "tests")) {
      Path files = folder.resolve(kind.equals("tests") ? "tests" : "environments");
      if (Files.isDirectory(files)) {
        try (Stream<Path> all = Files.list(files)) {
          for (Path file : (Iterable<Path>) all::iterator) {
            follows(kind, file);
          }
        }
      }
    }
  }

  private static void follows(String kind, Path file) throws IOException {
    String json =
        JsonWriter.compact(
            new DocumentReader()
                .read("x", Files.readString(file).getBytes(UTF_8), new Problems())
                .orElseThrow());

    Validator.Result result = new ValidatorFactory().validate(Schemas.text(kind), json);

    assertThat(result.getErrors()).as(file.toString()).isEmpty();
    assertThat(result.isValid()).isTrue();
  }
}
