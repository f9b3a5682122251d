package dev.weir.compiler.openapi;

import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds operations that no request can tell apart. */
final class SameRoute {
  private final Problems problems;
  private final Map<String, String> hidden = new LinkedHashMap<>();
  private Place firstHidden = Place.NONE;

  SameRoute(Problems problems) {
    this.problems = problems;
  }

  /**
   * The operations that a request can reach, in the same order.
   *
   * <p>Two of one method whose templates differ in the names of parameters only are an error
   * (OpenAPI 3.1 §4.8.8.1: they are identical); of different methods, a warning. Where the paths
   * differ only behind a {@code ?} or {@code #}, which routing does not see, the first stands for
   * all, and it is an error only if they do not agree on security and servers.
   */
  List<DefinedOperation> unique(List<DefinedOperation> operations) {
    Map<String, DefinedOperation> byRoute = new HashMap<>();
    Map<String, DefinedOperation> byShape = new HashMap<>();
    Set<String> warned = new HashSet<>();
    List<DefinedOperation> unique = new ArrayList<>();
    for (DefinedOperation operation : operations) {
      String shape = operation.template().shape();
      DefinedOperation twin = byRoute.putIfAbsent(operation.method() + " " + shape, operation);
      if (twin != null) {
        report(operation, twin);
        continue;
      }
      unique.add(operation);
      DefinedOperation sibling = byShape.putIfAbsent(shape, operation);
      if (sibling != null
          && !sibling.template().text().equals(operation.template().text())
          && warned.add(operation.path())) {
        problems.warning(
            "same-path",
            operation.pathPlace(),
            "",
            "the path \""
                + operation.path()
                + "\" is the same as \""
                + sibling.path()
                + "\" at "
                + sibling.pathPlace(),
            "give the parameters the same names and put the operations under one path");
      }
    }
    reportHidden();
    return unique;
  }

  private void report(DefinedOperation operation, DefinedOperation twin) {
    boolean query =
        TemplateReader.hasQuery(operation.path()) || TemplateReader.hasQuery(twin.path());
    if (query && alike(operation, twin)) {
      hidden.putIfAbsent(
          operation.path(),
          operation.path()
              + "\" is the same route as \""
              + twin.path()
              + "\" at "
              + twin.pathPlace());
      firstHidden = hidden.size() == 1 ? operation.pathPlace() : firstHidden;
      return;
    }
    problems.error(
        "same-route",
        operation.pathPlace(),
        "",
        operation.method()
            + " \""
            + operation.path()
            + "\" is the same route as \""
            + twin.path()
            + "\" at "
            + twin.pathPlace()
            + (query ? ", but asks for other security or servers" : ""),
        "no request can tell them apart; remove one of them");
  }

  private void reportHidden() {
    if (!hidden.isEmpty()) {
      String others =
          hidden.size() == 1 ? "" : ", and so it is with " + (hidden.size() - 1) + " more";
      problems.warning(
          "same-route",
          firstHidden,
          "",
          "\""
              + hidden.values().iterator().next()
              + others
              + "; the settings of the first hold for all",
          "");
    }
  }

  private static boolean alike(DefinedOperation a, DefinedOperation b) {
    return a.servers().servers().stream()
            .map(Server::url)
            .toList()
            .equals(b.servers().servers().stream().map(Server::url).toList())
        && a.security()
            .map(Requirement::alternatives)
            .equals(b.security().map(Requirement::alternatives));
  }
}
