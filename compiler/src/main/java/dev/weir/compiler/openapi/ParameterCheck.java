package dev.weir.compiler.openapi;

import dev.weir.compiler.reference.Located;
import dev.weir.config.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the parameters in path templates with the declared ones. Both must be the same. */
final class ParameterCheck {
  private final PathParameters parameters;
  private final Problems problems;

  ParameterCheck(PathParameters parameters, Problems problems) {
    this.parameters = parameters;
    this.problems = problems;
  }

  /** One warning for each parameter of a path, whatever the number of its operations. */
  void check(DefinedPath path, List<DefinedOperation> operations) {
    Set<String> said = new HashSet<>();
    Set<String> ofPath = declared(path.node());
    for (DefinedOperation operation : operations) {
      Set<String> declared = declared(operation.node());
      declared.addAll(ofPath);
      for (String name : path.template().written()) {
        if (!declared.contains(name) && said.add(name)) {
          problems.warning(
              "undeclared-parameter",
              path.place(),
              "",
              "the path \""
                  + path.path()
                  + "\" has {"
                  + name
                  + "}, which "
                  + operation.method()
                  + " does not declare",
              "add a parameter with in: path, name: " + name);
        }
      }
      for (String name : declared) {
        if (!has(path, name) && said.add(name)) {
          problems.warning(
              "undeclared-parameter",
              operation.place(),
              "",
              operation.method()
                  + " declares the path parameter "
                  + name
                  + ", which \""
                  + path.path()
                  + "\" does not have",
              "add {" + name + "} to the path, or remove the parameter");
        }
      }
    }
  }

  /** A parameter may also stand in a query, which is cut off, or for the rest of the path. */
  private static boolean has(DefinedPath path, String name) {
    return path.template().written().contains(name)
        || path.path().contains("{" + name + "}")
        || SpanningParameters.signed(path.path()).contains(name);
  }

  private Set<String> declared(Located holder) {
    Set<String> names = new HashSet<>();
    parameters.of(holder).forEach(parameter -> parameter.text("name").ifPresent(names::add));
    return names;
  }
}
