package dev.weir.compiler.migrated;

import dev.weir.compiler.CompileOptions;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.DefinitionLoader;
import dev.weir.compiler.project.ProjectLayout;
import dev.weir.compiler.project.ProjectSource;
import dev.weir.compiler.reference.Documents;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Projects of apictl and Choreo Connect ({@code api.yaml} beside {@code Definitions/}), exports
 * before 4.0 ({@code Meta-information/}) and projects of the API Microgateway ({@code
 * api_definitions/}).
 */
public final class MigratedLayout implements ProjectLayout {
  @Override
  public boolean recognises(Documents documents) {
    return new LayoutFiles(documents.files()).recognised();
  }

  @Override
  public Optional<ProjectSource> read(
      Documents documents, CompileOptions options, Problems problems) {
    LayoutFiles files = new LayoutFiles(documents.files());
    Optional<String> product = files.product();
    if (product.isPresent() && files.api().isEmpty()) {
      problems.error(
          "wso2-refused",
          Place.startOf(product.get()),
          "",
          "API products and MCP servers are not available yet",
          "name the APIs that it is made of");
      return Optional.empty();
    }
    files.check(problems);
    Migration migration = new Migration(options, problems);
    return files.api().isPresent()
        ? ofApi(files, files.api().get(), migration, documents, problems)
        : ofMicrogateway(files, migration, documents, problems);
  }

  private static Optional<ProjectSource> ofApi(
      LayoutFiles files,
      String apiFile,
      Migration migration,
      Documents documents,
      Problems problems) {
    Optional<ApiFile> api = ProjectFile.read(apiFile, documents, problems).flatMap(migration::api);
    if (api.isEmpty() || !new ApiKind(api.get(), problems).isHttp()) {
      return Optional.empty();
    }
    Optional<String> definition = files.definition();
    if (definition.isEmpty()) {
      problems.error(
          "missing-file",
          Place.startOf(apiFile),
          "",
          "there is no Definitions/swagger.yaml or swagger.json beside it",
          "export the API again, or add the OpenAPI definition");
      return Optional.empty();
    }
    Optional<Node> deployments =
        files.deployments().flatMap(name -> ProjectFile.read(name, documents, problems));
    files
        .meta()
        .flatMap(name -> ProjectFile.read(name, documents, problems))
        .ifPresent(meta -> MetaFile.compare(meta, api.get(), problems));
    return load(definition.get(), documents, problems)
        .map(found -> migration.source(found, api.get(), deployments));
  }

  private static Optional<ProjectSource> ofMicrogateway(
      LayoutFiles files, Migration migration, Documents documents, Problems problems) {
    List<String> definitions = files.definitions();
    String definition = definitions.get(0);
    if (definitions.size() > 1) {
      problems.error(
          "several-apis",
          Place.startOf(definition),
          "",
          "the project holds " + definitions.size() + " APIs where one is expected",
          "name one of them: " + String.join(", ", definitions));
      return Optional.empty();
    }
    if (definition.startsWith(LayoutFiles.GRPC)) {
      problems.error(
          "wso2-refused",
          Place.startOf(definition),
          "",
          "gRPC is not available yet",
          "in Weir's words: definition: protos/");
      return Optional.empty();
    }
    files
        .tiers()
        .flatMap(name -> ProjectFile.read(name, documents, problems))
        .ifPresent(migration::addTiers);
    return load(definition, documents, problems)
        .map(found -> migration.source(found, ApiFile.NONE, Optional.empty()));
  }

  private static Optional<ApiDefinition> load(String file, Documents documents, Problems problems) {
    return new DefinitionLoader(documents, problems).load(file, Place.startOf(file));
  }
}
