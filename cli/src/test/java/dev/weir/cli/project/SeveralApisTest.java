package dev.weir.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Fetch;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of the API Microgateway may hold several APIs. */
class SeveralApisTest {
  @TempDir Path here;

  @BeforeEach
  void project() throws IOException {
    write("mgw/microgateway-project.yaml", "version: 3\n");
    write("mgw/conf/deployment.toml", "");
    write("mgw/api_definitions/cats.yaml", definition("Cats"));
    write("mgw/api_definitions/dogs.yaml", definition("Dogs"));
  }

  private void write(String name, String text) throws IOException {
    Path file = here.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String definition(String title) {
    return """
        openapi: 3.0.0
        info: {title: %s, version: 1.0.0}
        x-wso2-basePath: /%s
        x-wso2-production-endpoints: {urls: ['http://localhost:3000']}
        x-wso2-disable-security: true
        paths:
          /all: {get: {responses: {'200': {description: ok}}}}
        """
        .formatted(title, title.toLowerCase(Locale.ROOT));
  }

  @Test
  void eachOfThemIsCheckedAndBuilt() {
    Outcome check = Typed.in(here).weir("check", "mgw", "--format", "json");
    Outcome build = Typed.in(here).weir("build", "mgw", "-o", "all.weir");

    assertThat(check.exitCode()).as(check.out()).isZero();
    assertThat(build.out()).as(build.err()).contains("1.0.0: 1 operation").hasLineCount(3);
  }

  @Test
  void eachOfThemIsServed() throws Exception {
    try (Typed.Running weir =
        Typed.in(here).start("run", "mgw", "--port", "0", "--admin-port", "0")) {
      weir.awaitErr("callers use +\\S+/cats/");
      weir.awaitErr("callers use +\\S+/dogs/");
      weir.stop();
    }
  }

  @Test
  void twoOfOneNameAndVersionAreOneTooManyAndStopNobody() throws Exception {
    Sample.orders(here.resolve("apis"))
        .with("../twin/weir.yaml", "weir: 1\nname: orders\ndefinition: openapi.yaml\n")
        .with(
            "../twin/openapi.yaml",
            """
            openapi: 3.0.3
            info: {title: Twin, version: 1.4.0}
            servers: [{url: 'http://localhost:3000'}]
            security: []
            paths: {/twin: {get: {responses: {'200': {description: ok}}}}}
            """);

    Outcome check = Typed.in(here).weir("check", "apis");

    assertThat(check.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(check.out()).contains("apis/twin: error: is orders 1.4.0, and so is apis/orders\n");
    try (Typed.Running weir =
        Typed.in(here).start("run", "apis", "--port", "0", "--admin-port", "0")) {
      weir.awaitErr("callers use +\\S+/shop/");
      String admin = weir.awaitErr("admin +(\\S+)/ready");

      assertThat(weir.err()).contains("  not served    orders: apis/twin: error: is orders 1.4.0");
      assertThat(Fetch.get(admin + "/ready").statusCode()).isEqualTo(503);
    }
  }
}
