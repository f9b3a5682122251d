package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Documents;
import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.ReferenceCheck;
import dev.weir.compiler.reference.References;
import dev.weir.compiler.specification.Specification;
import dev.weir.compiler.specification.SpecificationCheck;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an OpenAPI definition. What is malformed is reported by {@link SpecificationCheck} and
 * {@link ReferenceCheck} and left out here, so that every problem is said once.
 */
public final class DefinitionLoader {
  private final Documents documents;
  private final Problems problems;
  private final References references;

  /** Reads from the documents of one compilation. */
  public DefinitionLoader(Documents documents, Problems problems) {
    this.documents = documents;
    this.problems = problems;
    this.references = new References(documents);
  }

  /**
   * The definition in a file; empty when it is none that can be read, which is reported.
   *
   * @param file its path below the project's folder
   * @param from who names it
   */
  public Optional<ApiDefinition> load(String file, Place from) {
    Optional<Node> document = documents.read(file, from, "definition");
    if (document.isEmpty()) {
      return Optional.empty();
    }
    Optional<Specification> specification = SpecificationVersion.of(document.get(), problems);
    return specification.map(found -> load(found, new Located(document.get(), file)));
  }

  private ApiDefinition load(Specification specification, Located root) {
    SpecificationCheck.check(specification, root.node(), problems);
    ReferenceCheck.check(root, references, documents, problems);
    Located info = root.get("info").orElse(new Located(Node.mapping().build(), root.file()));
    ServerReader servers = new ServerReader(specification, problems);
    ServerSet rootServers = servers.root(root);
    Optional<Requirement> security = Requirements.of(root);
    List<DefinedPath> paths = new PathReader(references, problems).read(root);
    OperationReader operations =
        new OperationReader(specification, servers, rootServers, security, references, problems);
    return new ApiDefinition(
        specification,
        info.text("title").orElse(""),
        info.text("version").orElse(""),
        rootServers,
        paths,
        operations.read(paths),
        schemes(specification, root),
        root,
        references);
  }

  private Map<String, Located> schemes(Specification specification, Located root) {
    Optional<Located> found =
        specification == Specification.SWAGGER_2_0
            ? root.get("securityDefinitions")
            : root.get("components").flatMap(components -> components.get("securitySchemes"));
    Map<String, Located> schemes = new LinkedHashMap<>();
    found.ifPresent(
        all ->
            all.mapping()
                .members()
                .forEach(
                    (name, member) ->
                        references
                            .follow(new Located(member.value(), all.file()))
                            .ifPresent(scheme -> schemes.put(name, scheme))));
    return schemes;
  }
}
