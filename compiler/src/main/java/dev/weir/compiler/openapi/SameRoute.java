package dev.weir.compiler.openapi;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds operations that no request can tell apart: of one method, with templates that differ in the
 * names of parameters only (OpenAPI 3.1 §4.8.8.1 calls them identical), or behind a {@code ?} or
 * {@code #}, which routing does not see.
 */
final class SameRoute {
  private final Problems problems;
  private final Map<String, Node.Mapping> words = new HashMap<>();
  private final Set<String> reported = new HashSet<>();

  SameRoute(Problems problems) {
    this.problems = problems;
  }

  /**
   * The operations that a request can reach, in the same order. The first of some that cannot be
   * told apart stands for all, when they agree on all that a gateway acts on: security, servers and
   * our own words; else which of them a request meets would decide what it must prove, and that is
   * an error. Paths that are the same under other names, but share no method, are only a warning.
   */
  List<DefinedOperation> unique(List<DefinedOperation> operations, List<DefinedPath> paths) {
    paths.forEach(path -> words.putIfAbsent(path.path(), Extensions.words(path.extensions())));
    Map<String, DefinedOperation> byRoute = new LinkedHashMap<>();
    Map<String, List<DefinedOperation>> twins = new HashMap<>();
    for (DefinedOperation operation : operations) {
      String route = operation.method() + " " + operation.template().shape();
      DefinedOperation first = byRoute.putIfAbsent(route, operation);
      if (first != null && agree(first, operation)) {
        twins.computeIfAbsent(route, unused -> new ArrayList<>()).add(operation);
      } else if (first != null) {
        error(operation, first);
      }
    }
    List<DefinedOperation> unique = new ArrayList<>();
    byRoute.forEach(
        (route, first) -> unique.add(first.withTwins(twins.getOrDefault(route, List.of()))));
    reportTwins(unique);
    reportSamePaths(unique);
    return unique;
  }

  private boolean agree(DefinedOperation a, DefinedOperation b) {
    return urls(a).equals(urls(b))
        && a.security()
            .map(Requirement::alternatives)
            .equals(b.security().map(Requirement::alternatives))
        && Node.same(Extensions.words(a.extensions()), Extensions.words(b.extensions()))
        && Node.same(ofPath(a), ofPath(b));
  }

  private static List<String> urls(DefinedOperation operation) {
    return operation.servers().servers().stream().map(Server::url).toList();
  }

  private Node.Mapping ofPath(DefinedOperation operation) {
    return words.getOrDefault(operation.path(), Node.mapping().build());
  }

  private void error(DefinedOperation operation, DefinedOperation first) {
    reported.add(operation.path());
    problems.error(
        "same-route",
        operation.pathPlace(),
        "",
        same(operation, first) + ", but asks for other security, servers or x-weir- words",
        "no request can tell them apart; remove one of them, or let them ask for the same");
  }

  /** One warning for each route; those that differ behind a query only may be hundreds. */
  private void reportTwins(List<DefinedOperation> unique) {
    List<DefinedOperation> hidden = new ArrayList<>();
    Optional<String> first = Optional.empty();
    for (DefinedOperation operation : unique) {
      for (DefinedOperation twin : operation.twins()) {
        reported.add(twin.path());
        if (TemplateReader.hasQuery(twin.path()) || TemplateReader.hasQuery(operation.path())) {
          hidden.add(twin);
          first = first.or(() -> Optional.of(same(twin, operation)));
        } else {
          warn(twin, same(twin, operation) + "; the first stands for both");
        }
      }
    }
    if (first.isPresent()) {
      String others =
          hidden.size() == 1 ? "" : ", and so it is with " + (hidden.size() - 1) + " more";
      warn(hidden.get(0), first.get() + others + "; the first stands for all");
    }
  }

  private void warn(DefinedOperation twin, String message) {
    problems.warning(
        "same-route",
        twin.pathPlace(),
        "",
        message,
        "what is written for the first holds; no request can tell them apart");
  }

  private static String same(DefinedOperation operation, DefinedOperation first) {
    return operation.method()
        + " \""
        + operation.path()
        + "\" is the same route as \""
        + first.path()
        + "\" at "
        + first.pathPlace();
  }

  private void reportSamePaths(List<DefinedOperation> unique) {
    Map<String, DefinedOperation> byShape = new HashMap<>();
    for (DefinedOperation operation : unique) {
      DefinedOperation first = byShape.putIfAbsent(operation.template().shape(), operation);
      if (first != null
          && !first.template().text().equals(operation.template().text())
          && reported.add(operation.path())) {
        problems.warning(
            "same-path",
            operation.pathPlace(),
            "",
            "the path \""
                + operation.path()
                + "\" is the same as \""
                + first.path()
                + "\" at "
                + first.pathPlace(),
            "give the parameters the same names and put the operations under one path");
      }
    }
  }
}
