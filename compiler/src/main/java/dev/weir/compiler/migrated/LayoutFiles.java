package dev.weir.compiler.migrated;

import dev.weir.compiler.files.ProjectFiles;
import dev.weir.compiler.files.UnreadableFile;
import dev.weir.compiler.migrated.keys.FileKeys;
import dev.weir.compiler.migrated.keys.KnownKey;
import dev.weir.compiler.migrated.keys.Treatment;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the parts of a migrated project lie. */
final class LayoutFiles {
  static final String MICROGATEWAY = "api_definitions/";
  static final String GRPC = "grpc_definitions/";

  private static final List<String> API =
      List.of(
          "api.yaml",
          "api.yml",
          "api.json",
          "Meta-information/api.yaml",
          "Meta-information/api.json");
  private static final List<String> DEFINITION =
      List.of(
          "Definitions/swagger.yaml",
          "Definitions/swagger.yml",
          "Definitions/swagger.json",
          "Meta-information/swagger.yaml",
          "Meta-information/swagger.json");
  private static final List<String> PRODUCT =
      List.of("api_product.yaml", "api_product.json", "mcp_server.yaml", "mcp_server.json");

  private static final Set<String> DEFINITION_KEYS = Set.of("openapi", "swagger", "asyncapi");

  private final ProjectFiles files;

  LayoutFiles(ProjectFiles files) {
    this.files = files;
  }

  /** Whether it is a project of these products at all. */
  boolean recognised() {
    return api().filter(this::isNoDefinition).isPresent()
        || product().isPresent()
        || !definitions().isEmpty();
  }

  /** A definition may have the name api.yaml, too. */
  private boolean isNoDefinition(String file) {
    try {
      Optional<Node> document = new DocumentReader().read(file, files.read(file), new Problems());
      return document.isEmpty()
          || !(document.get() instanceof Node.Mapping root)
          || DEFINITION_KEYS.stream().noneMatch(key -> root.get(key) != null);
    } catch (UnreadableFile e) {
      return true;
    }
  }

  Optional<String> api() {
    return first(API);
  }

  /** A file that says that this is no API but a bundle of them, or something else. */
  Optional<String> product() {
    return first(PRODUCT);
  }

  /** The definition of the API that {@link #api} describes. */
  Optional<String> definition() {
    return first(DEFINITION);
  }

  Optional<String> deployments() {
    return first(List.of("deployment_environments.yaml", "deployment_environments.json"));
  }

  Optional<String> meta() {
    return first(List.of("api_meta.yaml", "api_meta.json"));
  }

  Optional<String> tiers() {
    return first(List.of("policies.yaml", "policies.yml"));
  }

  /** The definitions of a Microgateway project: each is an API. */
  List<String> definitions() {
    return list().stream()
        .filter(
            file ->
                (file.startsWith(MICROGATEWAY) && file.matches("[^/]+/[^/]+\\.(ya?ml|json)"))
                    || (file.startsWith(GRPC) && file.endsWith(".proto")))
        .toList();
  }

  /** Reports files that say something which is not honoured. */
  void check(Problems problems) {
    List<String> all = list();
    for (KnownKey known : FileKeys.TABLE.keys()) {
      if (known.treatment() == Treatment.WARNED) {
        all.stream()
            .filter(file -> belongs(file, known.path()))
            .findFirst()
            .ifPresent(
                file ->
                    problems.warning(
                        "wso2-not-honoured",
                        new Place(file, 0, 0),
                        "",
                        "is not honoured yet: " + known.meaning(),
                        known.weir().isEmpty() ? "" : "in Weir's words: " + known.weir()));
      }
    }
  }

  private static boolean belongs(String file, String known) {
    boolean hidden = file.startsWith(".") || file.contains("/.");
    return known.endsWith("/") ? file.startsWith(known) && !hidden : file.equals(known);
  }

  private Optional<String> first(List<String> names) {
    return names.stream().filter(files::has).findFirst();
  }

  private List<String> list() {
    try {
      return files.list();
    } catch (UnreadableFile e) {
      return List.of();
    }
  }
}
