package dev.weir.compiler.project;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Optional;

/** A folder with a definition of the usual name and nothing else that Weir knows. */
public final class FolderDefinitionLayout implements ProjectLayout {
  private static final List<String> FILES =
      List.of(
          "openapi.yaml",
          "openapi.yml",
          "openapi.json",
          "swagger.yaml",
          "swagger.yml",
          "swagger.json");

  private final ForeignWords foreign;

  /** A layout that understands the extensions of other products. */
  public FolderDefinitionLayout(ForeignWords foreign) {
    this.foreign = foreign;
  }

  @Override
  public boolean recognises(Documents documents) {
    return FILES.stream().anyMatch(documents.files()::has);
  }

  @Override
  public Optional<ProjectSource> read(
      Documents documents, CompileOptions options, Problems problems) {
    String file = FILES.stream().filter(documents.files()::has).findFirst().orElseThrow();
    return new DefinitionLayout(file, foreign).read(documents, options, problems);
  }
}
