package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.compiler.reference.References;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.List;

/** The parameters with {@code in: path} that operations and path items declare. */
final class PathParameters {
  private final References references;

  PathParameters(References references) {
    this.references = references;
  }

  /** Those of one operation or path item, references followed. */
  List<Located> of(Located holder) {
    List<Located> parameters = new ArrayList<>();
    if (holder.get("parameters").map(Located::node).orElse(null) instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        references
            .follow(new Located(item, holder.file()))
            .filter(parameter -> parameter.text("in").filter("path"::equals).isPresent())
            .ifPresent(parameters::add);
      }
    }
    return parameters;
  }
}
