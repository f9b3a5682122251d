package dev.weir.compiler.project;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.config.Problems;
import java.util.Optional;

/** How the extensions of other products in a definition are understood. Stateless. */
public interface ForeignWords {
  /**
   * A definition without a project; empty when it has no such extension.
   *
   * @param problems is told what is not honoured
   */
  Optional<ProjectSource> alone(
      ApiDefinition definition, CompileOptions options, Problems problems);

  /**
   * A definition of a project of Weir's own: the same definition, and layers that are weaker than
   * {@code x-weir-*}; none when it has no such extension.
   */
  ProjectSource extended(ApiDefinition definition, CompileOptions options, Problems problems);
}
