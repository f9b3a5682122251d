package dev.weir.compiler.project;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinitionLoader;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bare definition file: no project at all. Its title is the API's name. One that speaks in the
 * words of another product is read as that product read it.
 */
public final class DefinitionLayout implements ProjectLayout {
  private final String file;
  private final ForeignWords foreign;

  /**
   * A definition.
   *
   * @param file its path below the folder it stands in
   * @param foreign understands the extensions of other products
   */
  public DefinitionLayout(String file, ForeignWords foreign) {
    this.file = file;
    this.foreign = foreign;
  }

  @Override
  public boolean recognises(Documents documents) {
    return documents.files().has(file);
  }

  @Override
  public Optional<ProjectSource> read(
      Documents documents, CompileOptions options, Problems problems) {
    return new DefinitionLoader(documents, problems)
        .load(file, Place.startOf(file))
        .map(
            definition ->
                foreign
                    .alone(definition, options, problems)
                    .orElseGet(() -> source(definition, documents.files().name())));
  }

  private static ProjectSource source(ApiDefinition definition, String fileName) {
    String name = Names.slug(definition.title().isBlank() ? fileName : definition.title());
    Node.Mapping derived = Node.mapping().put("name", name).build();
    return new ProjectSource(definition, List.of(derived, InlineWords.of(definition)), Map.of());
  }
}
