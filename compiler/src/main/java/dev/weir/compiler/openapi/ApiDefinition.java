package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.compiler.specification.Specification;
import dev.weir.config.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gateway needs of an OpenAPI definition.
 *
 * @param specification which one it follows
 * @param title {@code info.title}, possibly empty
 * @param version {@code info.version}, possibly empty
 * @param servers those of the root
 * @param paths in written order
 * @param operations in written order
 * @param schemes the security schemes by name, references followed
 * @param root the document
 * @param references follows references from any of its values
 */
public record ApiDefinition(
    Specification specification,
    String title,
    String version,
    ServerSet servers,
    List<DefinedPath> paths,
    List<DefinedOperation> operations,
    Map<String, Located> schemes,
    Located root,
    References references) {
  /** Copies the collections. */
  public ApiDefinition {
    paths = List.copyOf(paths);
    operations = List.copyOf(operations);
    schemes = Collections.unmodifiableMap(new LinkedHashMap<>(schemes));
  }

  /** The same with one more security scheme. */
  public ApiDefinition withScheme(String name, Node scheme) {
    Map<String, Located> more = new LinkedHashMap<>(schemes);
    more.put(name, new Located(scheme, root.file()));
    return new ApiDefinition(
        specification, title, version, servers, paths, operations, more, root, references);
  }

  /** The {@code x-} members of the root. */
  public Node.Mapping extensions() {
    return Extensions.of(root.node());
  }
}
