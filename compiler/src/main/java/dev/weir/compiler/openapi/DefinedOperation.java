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
    Place pathPlace) {
  /** Copies the list. */
  public DefinedOperation {
    tags = List.copyOf(tags);
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
