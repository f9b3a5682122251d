package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a definition.
 *
 * @param method upper case, as in HTTP
 * @param path the key as it is written
 * @param template the same in canonical form
 * @param operationId the author's name for it
 * @param tags in written order
 * @param security what it or else the root requires; empty when neither says anything
 * @param servers the nearest set
 * @param node the operation itself
 * @param place where it stands
 * @param pathPlace where its path stands
 * @param twins operations that no request can tell from this one, and that ask for the same; it
 *     stands for them
 */
public record DefinedOperation(
    String method,
    String path,
    Template template,
    Optional<String> operationId,
    List<String> tags,
    Optional<Requirement> security,
    ServerSet servers,
    Located node,
    Place place,
    Place pathPlace,
    List<DefinedOperation> twins) {
  /** Copies the lists. */
  public DefinedOperation {
    tags = List.copyOf(tags);
    twins = List.copyOf(twins);
  }

  /** The same, standing for others. */
  DefinedOperation withTwins(List<DefinedOperation> others) {
    return new DefinedOperation(
        method,
        path,
        template,
        operationId,
        tags,
        security,
        servers,
        node,
        place,
        pathPlace,
        others);
  }

  /** Method and path as they are written: {@code GET /pets/{petId}}. */
  public String name() {
    return method + " " + path;
  }

  /** Method and canonical template: {@code GET /pets/{petId}}. */
  public String id() {
    return method + " " + template.text();
  }

  /** The {@code x-} members of the operation. */
  public Node.Mapping extensions() {
    return Extensions.of(node.node());
  }
}
