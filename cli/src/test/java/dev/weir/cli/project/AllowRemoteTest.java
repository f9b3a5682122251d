package dev.weir.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Backend;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowRemoteTest {
  @TempDir Path here;

  private Backend schemas;
  private String host;

  @BeforeEach
  void project() throws Exception {
    schemas = Backend.start().with("/order.yaml", "type: object\n");
    host = URI.create(schemas.url()).getAuthority();
    Sample.orders(here)
        .with(
            "openapi.yaml",
            """
            openapi: 3.0.3
            info: {title: Orders, version: 1.4.0}
            servers: [{url: 'http://localhost:3000'}]
            paths:
              /orders/{id}:
                get:
                  responses:
                    '200':
                      description: one
                      content: {application/json: {schema: {$ref: '%s/order.yaml'}}}
            """
                .formatted(schemas.url()))
        .with("weir.yaml", "weir: 1\nname: orders\ndefinition: openapi.yaml\nsecurity: open\n");
  }

  @AfterEach
  void stop() {
    schemas.close();
  }

  @Test
  void documentsElsewhereAreNotReadUnlessTheirHostIsAllowed() {
    Outcome outcome = Typed.in(here).weir("check", "orders");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out()).contains("openapi.yaml:10:55").contains("/order.yaml");
    assertThat(schemas.paths()).isEmpty();
  }

  @Test
  void documentsOfAnAllowedHostAreRead() {
    Outcome outcome = Typed.in(here).weir("check", "orders", "--allow-remote", host);

    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(schemas.paths()).containsOnly("/order.yaml");
  }

  @Test
  void runPassesTheHostToItsCompiler() throws Exception {
    try (Typed.Running weir =
        Typed.in(here)
            .start("run", "orders", "--allow-remote", host, "--port", "0", "--admin-port", "0")) {
      weir.awaitErr("callers use");
    }
    assertThat(schemas.paths()).containsOnly("/order.yaml");
  }

  @Test
  void whatIsNoHostIsMisuse() {
    Outcome outcome = Typed.in(here).weir("check", "orders", "--allow-remote", "http://a/b");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.MISUSE);
    assertThat(outcome.err()).contains("is no host");
  }
}
