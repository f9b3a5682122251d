package dev.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small API projects on disk. */
public final class Sample {
  private final Path folder;

  private Sample(Path folder) {
    this.folder = folder;
  }

  /** The project {@code orders}: three operations, one of them mocked, and an environment. */
  public static Sample orders(Path parent) {
    return new Sample(parent.resolve("orders"))
        .with(
            "openapi.yaml",
            """
            openapi: 3.0.3
            info: {title: Orders, version: 1.4.0}
            servers: [{url: 'http://localhost:3000'}]
            paths:
              /orders:
                get:
                  operationId: listOrders
                  responses:
                    '200':
                      description: all
                      content:
                        application/json:
                          example: [{id: 7, state: sent}]
              /orders/{id}:
                parameters:
                  - {name: id, in: path, required: true, schema: {type: integer}}
                get:
                  operationId: getOrder
                  responses:
                    '200':
                      description: one
                      content:
                        application/json:
                          example: {id: 7, state: sent}
              /ping:
                get:
                  operationId: ping
                  responses:
                    '200':
                      description: pong
                      content:
                        text/plain:
                          example: pong
            """)
        .with(
            "weir.yaml",
            """
            weir: 1
            name: orders
            definition: openapi.yaml
            context: /shop
            security: open
            operations:
              GET /orders/{id}:
                request:
                  - set-header: {X-Order: '{id}'}
              GET /ping:
                mock: true
            """)
        .with(
            "environments/prod.yaml",
            """
            hosts: [api.example.com]
            upstreams:
              default:
                endpoints: ['https://orders-1.internal:8443/v1', 'https://orders-2.internal:8443/v1']
            """);
  }

  /** A project that cannot be built: its upstream waits for what is no duration. */
  public static Sample broken(Path parent) {
    return new Sample(parent.resolve("broken"))
        .with("openapi.yaml", "openapi: 3.0.3\ninfo: {title: B, version: '1'}\npaths: {}\n")
        .with(
            "weir.yaml",
            """
            weir: 1
            name: broken
            definition: openapi.yaml
            security: open
            upstreams:
              default:
                endpoints: [http://localhost:3000]
                timeouts: {connect: 1 min}
            """);
  }

  /** The same with a file of that text. */
  public Sample with(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's folder. */
  public Path folder() {
    return folder;
  }
}
