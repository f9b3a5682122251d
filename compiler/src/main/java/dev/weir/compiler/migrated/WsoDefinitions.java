package dev.weir.compiler.migrated;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.project.ForeignWords;
import dev.weir.compiler.project.ProjectSource;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Definitions that speak in {@code x-wso2-*}, outside a migrated project. One that stands alone is
 * read as the Microgateway read it: what says nothing about security requires OAuth2. In a project
 * of Weir's own OpenAPI means what it says, and the extensions are a layer above it.
 */
public final class WsoDefinitions implements ForeignWords {
  @Override
  public Optional<ProjectSource> alone(
      ApiDefinition definition, CompileOptions options, Problems problems) {
    return speaks(definition)
        ? Optional.of(
            new Migration(options, problems).source(definition, ApiFile.NONE, Optional.empty()))
        : Optional.empty();
  }

  @Override
  public ProjectSource extended(
      ApiDefinition definition, CompileOptions options, Problems problems) {
    return speaks(definition)
        ? new Migration(options, problems).extended(definition)
        : new ProjectSource(definition, List.of(), Map.of());
  }

  /** Whether a root, path or operation has an extension that these products act on. */
  private static boolean speaks(ApiDefinition definition) {
    return Stream.of(
            Stream.of(definition.extensions()),
            definition.paths().stream().map(path -> path.extensions()),
            definition.operations().stream().map(operation -> operation.extensions()),
            definition.operations().stream()
                .flatMap(operation -> operation.twins().stream())
                .map(twin -> twin.extensions()))
        .flatMap(extensions -> extensions)
        .flatMap(extensions -> extensions.members().keySet().stream())
        .anyMatch(key -> key.startsWith("x-wso2-") || key.equals("x-auth-type"));
  }
}
