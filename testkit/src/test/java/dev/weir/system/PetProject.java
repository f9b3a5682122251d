package dev.weir.system;

import dev.weir.testkit.plan.TestProject;
import dev.weir.testkit.upstream.FakeUpstream;

/** A small project for tests of single keys of {@code weir.yaml}. */
final class PetProject {
  private PetProject() {}

  /** Two paths with several methods, open to all, and what else {@code weir.yaml} shall say. */
  static TestProject of(FakeUpstream backend, String weir) {
    return TestProject.of(
        """
        openapi: 3.0.3
        info: {title: Pets, version: 1.0.0}
        servers: [{url: '%s'}]
        paths:
          /pets:
            get: {responses: {'200': {description: all}}}
            post: {responses: {'201': {description: made}}}
            head: {responses: {'200': {description: head}}}
          /pets/{id}:
            parameters: [{name: id, in: path, required: true, schema: {type: string}}]
            get: {responses: {'200': {description: one}}}
        """
            .formatted(backend.url()),
        "name: pets\nsecurity: open\n" + weir);
  }
}
