package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.EndpointKeys;
import dev.weir.compiler.migrated.keys.KeyWalk;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads single endpoints and what they share, and checks what a set must agree on. */
final class BackendReader {
  private final Problems problems;
  private final KeyWalk walk;
  private final EndpointUrl urls;
  private final boolean oneBasePath;

  /**
   * A reader of endpoints.
   *
   * @param oneBasePath whether all URLs of a set must share one base path, as Choreo Connect
   *     demands; the Microgateway did not
   */
  BackendReader(Problems problems, KeyWalk walk, boolean oneBasePath) {
    this.problems = problems;
    this.walk = walk;
    this.urls = new EndpointUrl(problems);
    this.oneBasePath = oneBasePath;
  }

  Problems problems() {
    return problems;
  }

  KeyWalk walk() {
    return walk;
  }

  /** The URLs of a set, in written order; at least one is written. */
  List<Node.Scalar> urls(List<Node.Scalar> written, String path) {
    List<Node.Scalar> read = new ArrayList<>();
    for (Node.Scalar url : written) {
      urls.read(url, path).ifPresent(read::add);
    }
    if (oneBasePath) {
      checkBasePaths(read, path);
    }
    return read.isEmpty() ? EndpointSet.broken(written.get(0).place()).urls() : read;
  }

  private void checkBasePaths(List<Node.Scalar> read, String path) {
    for (Node.Scalar url : read) {
      String first = EndpointUrl.basePath(read.get(0).text());
      if (!EndpointUrl.basePath(url.text()).equals(first)) {
        problems.error(
            "wrong-value",
            url.place(),
            path,
            "all URLs of one set must share one base path, and the first has "
                + (first.isEmpty() ? "none" : first),
            "give them one path, or make two sets");
      }
    }
  }

  /**
   * Endpoints that are mappings with {@code url} and {@code config}.
   *
   * @param failover whether the set is one of failover
   */
  Optional<EndpointSet> set(List<Node.Mapping> endpoints, boolean failover, String path) {
    List<Node.Scalar> written = new ArrayList<>();
    Optional<Node.Scalar> response = Optional.empty();
    for (Node.Mapping endpoint : endpoints) {
      walk.walk(endpoint, EndpointKeys.ENDPOINT, path);
      Values.scalar(endpoint, "url").ifPresent(written::add);
      Optional<Node.Scalar> own = response(endpoint, path);
      response = response.or(() -> own);
    }
    if (written.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EndpointSet(
            "",
            urls(written, path + ".url"),
            failover,
            response,
            Optional.empty(),
            Optional.empty(),
            written.get(0).place()));
  }

  private Optional<Node.Scalar> response(Node.Mapping endpoint, String path) {
    Node.Mapping config = Values.mapping(endpoint, "config");
    Optional<Node.Scalar> select = Values.scalar(config, "actionSelect");
    String word = select.map(Node.Scalar::text).orElse("").strip();
    if (word.equalsIgnoreCase("neverTimeout")) {
      return select.map(s -> new Node.Scalar(Node.Kind.TEXT, "none", s.place()));
    }
    if (word.equalsIgnoreCase("discard")) {
      problems.warning(
          "wso2-not-honoured",
          select.orElseThrow().place(),
          path + ".config.actionSelect",
          "is not honoured yet: after a timeout the caller is answered with 504",
          "");
    }
    Node.Mapping advanced = Values.mapping(endpoint, "advanceEndpointConfig");
    return millis(config, "actionDuration", path + ".config")
        .or(() -> millis(advanced, "timeoutInMillis", path + ".advanceEndpointConfig"));
  }

  /** A number of milliseconds as a duration in Weir's words; 0 and below say nothing. */
  Optional<Node.Scalar> millis(Node.Mapping in, String key, String path) {
    return positive(in, key, path)
        .map(n -> new Node.Scalar(Node.Kind.TEXT, n.text() + "ms", n.place()));
  }

  /** A whole number above 0; 0 and below say nothing. */
  Optional<Node.Scalar> positive(Node.Mapping in, String key, String path) {
    Optional<Node.Scalar> written = Values.scalar(in, key);
    if (written.isEmpty()) {
      return written;
    }
    try {
      long number = new BigDecimal(written.get().text().strip()).longValueExact();
      return number <= 0
          ? Optional.empty()
          : Optional.of(
              new Node.Scalar(Node.Kind.INTEGER, Long.toString(number), written.get().place()));
    } catch (ArithmeticException | NumberFormatException e) {
      problems.error(
          "wrong-value", written.get().place(), path + "." + key, "is not a whole number", "");
      return Optional.empty();
    }
  }
}
