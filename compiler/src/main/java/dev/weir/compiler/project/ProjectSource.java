package dev.weir.compiler.project;

import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.config.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an API project says, whatever files it came from. Layouts of other products translate what
 * they find into mappings of the shape of {@code weir.yaml}; the places of the values stay those of
 * the files that people wrote.
 *
 * <p>The definition's own {@code security} and {@code servers} hold where no layer says anything.
 * Among the layers the nearest level wins (API, then {@code tag:NAME}, {@code * /path}, operation);
 * at the same level the later layer does.
 *
 * @param definition the operations
 * @param layers each of the shape of {@code weir.yaml}, weakest first; together they must give
 *     {@code name}
 * @param environments by name, each of the shape of {@code environments/NAME.yaml}; stronger than
 *     every layer
 */
public record ProjectSource(
    ApiDefinition definition, List<Node.Mapping> layers, Map<String, Node.Mapping> environments) {
  /** Copies the collections. */
  public ProjectSource {
    layers = List.copyOf(layers);
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
  }
}
