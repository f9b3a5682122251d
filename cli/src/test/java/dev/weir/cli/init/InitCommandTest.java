package dev.weir.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {
  @TempDir Path here;

  @Test
  void writesAnExampleFromNothing() {
    Outcome outcome = Typed.in(here).weir("init", "hello");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .isEqualTo(
            """
            wrote hello/openapi.yaml
            wrote hello/weir.yaml
            wrote hello/tests/hello.yaml

            Next:
              weir check hello
              weir test hello
              weir run hello --watch
            """);
    assertThat(here.resolve("hello/openapi.yaml")).content().contains("title: hello");
    assertThat(here.resolve("hello/weir.yaml")).content().contains("name: hello").contains("mock:");
    assertThat(here.resolve("hello/.weir/weir.schema.json")).exists();
    assertThat(here.resolve("hello/.weir/tests.schema.json")).exists();
  }

  @Test
  void copiesADefinitionAsItIs() throws IOException {
    String definition = "openapi: 3.0.3 # mine\ninfo: {title: Shop, version: '1'}\npaths: {}\n";
    Files.writeString(here.resolve("shop.yaml"), definition);

    Outcome outcome = Typed.in(here).weir("init", "apis/shop", "--openapi", "shop.yaml");

    assertThat(outcome.exitCode()).isZero();
    assertThat(here.resolve("apis/shop/shop.yaml")).content().isEqualTo(definition);
    assertThat(here.resolve("apis/shop/weir.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=.weir/weir.schema.json\n")
        .contains("\nname: shop\ndefinition: shop.yaml\n");
  }

  @Test
  void definitionWithoutSecurityIsOpenedOnPurpose() throws IOException {
    assertThat(weirYaml("paths: {/a: {get: {responses: {}}}}")).contains("\nsecurity: open\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "security: [{key: []}]\npaths: {}",
        "paths: {/a: {get: {security: [{key: []}], responses: {}}}}"
      })
  void definitionWithSecurityKeepsItAndSaysHowToOpenIt(String rest) throws IOException {
    String text = weirYaml(rest);

    assertThat(text).contains("answer 503", "\n# security: open\n");
    assertThat(text.lines()).noneMatch(line -> line.startsWith("security:"));
  }

  @Test
  void definitionThatOpensItselfIsLeftAlone() throws IOException {
    assertThat(weirYaml("x-weir-security: open\npaths: {}")).doesNotContain("security:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"servers: [{url: /v1}]\npaths: {}", "paths: {}", "servers: []"})
  void definitionWithoutServerGetsAnEndpointToChange(String rest) throws IOException {
    assertThat(weirYaml(rest)).contains("      - http://localhost:3000\n");
  }

  @Test
  void definitionWithServerKeepsIt() throws IOException {
    assertThat(weirYaml("servers: [{url: 'https://shop.example.com/v1'}]\npaths: {}"))
        .doesNotContain("upstreams:");
  }

  @Test
  void copiesTheFilesThatADefinitionRefersTo() throws IOException {
    Files.createDirectories(here.resolve("api/paths"));
    Files.createDirectories(here.resolve("common"));
    Files.writeString(
        here.resolve("api/openapi.yaml"),
        """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        paths:
          /a: {$ref: 'paths/a.yaml'}
          /b: {$ref: 'https://example.com/b.yaml'}
        """);
    Files.writeString(
        here.resolve("api/paths/a.yaml"),
        "get: {responses: {default: {$ref: '../../common/error.json#/error'}}}");
    Files.writeString(here.resolve("common/error.json"), "{\"error\": {\"description\": \"no\"}}");
    Files.writeString(here.resolve("common/unrelated.json"), "{}");

    Outcome outcome = Typed.in(here).weir("init", "shop", "--openapi", "api/openapi.yaml");

    assertThat(outcome.exitCode()).isZero();
    assertThat(here.resolve("shop/api/openapi.yaml")).exists();
    assertThat(here.resolve("shop/api/paths/a.yaml")).exists();
    assertThat(here.resolve("shop/common/error.json")).exists();
    assertThat(here.resolve("shop/common/unrelated.json")).doesNotExist();
    assertThat(here.resolve("shop/weir.yaml")).content().contains("definition: api/openapi.yaml");
  }

  @Test
  void definitionThatCannotBeReadIsAProblemWithItsPlace() throws IOException {
    Files.writeString(here.resolve("shop.yaml"), "openapi: 3.0.3\ninfo: [\n");

    Outcome outcome = Typed.in(here).weir("init", "shop", "--openapi", "shop.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("shop.yaml cannot be read").contains("shop.yaml:3:1");
    assertThat(here.resolve("shop")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: orders", "[]", "just text"})
  void otherFilesAreMisuse(String text) throws IOException {
    Files.writeString(here.resolve("other.yaml"), text);

    Outcome outcome = Typed.in(here).weir("init", "shop", "--openapi", "other.yaml");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("other.yaml is no OpenAPI definition");
  }

  @Test
  void absentDefinitionIsMisuse() {
    assertThat(Typed.in(here).weir("init", "shop", "--openapi", "nothing.yaml").exitCode())
        .isEqualTo(ExitCode.MISUSE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shop", "my_shop", "-shop", "shop."})
  void nameThatIsNoneIsMisuse(String name) {
    Outcome outcome = Typed.in(here).weir("init", "--", name);

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains(name + " is no name for an API");
  }

  @Test
  void neverWritesIntoAFolderInUse() throws IOException {
    Files.createDirectories(here.resolve("shop"));
    Files.writeString(here.resolve("shop/weir.yaml"), "mine");

    Outcome outcome = Typed.in(here).weir("init", "shop");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(here.resolve("shop/weir.yaml")).content().isEqualTo("mine");
    assertThat(here.resolve("shop/openapi.yaml")).doesNotExist();
  }

  private String weirYaml(String rest) throws IOException {
    Files.writeString(
        here.resolve("api.yaml"), "openapi: 3.1.0\ninfo: {title: A, version: '1'}\n" + rest);
    assertThat(Typed.in(here).weir("init", "a", "--openapi", "api.yaml").exitCode()).isZero();
    return Files.readString(here.resolve("a/weir.yaml"));
  }
}
