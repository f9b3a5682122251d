package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.KeyWalk;
import dev.weir.compiler.migrated.keys.ParamsKeys;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The environments that an API is deployed to, with the virtual host of each. A deployment without
 * a host is reachable on any.
 *
 * @param hosts by environment; empty where no host is named
 */
record Deployments(Map<String, Optional<Node.Scalar>> hosts) {
  private static final Pattern HOST =
      Pattern.compile("(?:\\*\\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");

  /** Nothing said. */
  static final Deployments NONE = new Deployments(Map.of());

  Deployments {
    hosts = new LinkedHashMap<>(hosts);
  }

  /** Reads a list of deployments. */
  static Deployments read(
      List<Node.Mapping> deployments, String path, KeyWalk walk, Problems problems) {
    Map<String, Optional<Node.Scalar>> hosts = new LinkedHashMap<>();
    for (int i = 0; i < deployments.size(); i++) {
      Node.Mapping deployment = deployments.get(i);
      String here = path + "[" + i + "]";
      walk.walk(deployment, ParamsKeys.DEPLOYMENT, here);
      Optional<String> name = Values.text(deployment, "deploymentEnvironment");
      Optional<Node.Scalar> host = host(deployment, here, problems);
      if (name.isEmpty()) {
        if (host.isPresent()) {
          problems.error(
              "missing-key",
              deployment.place(),
              here + ".deploymentEnvironment",
              "is required",
              "name the environment");
        }
        continue;
      }
      if (hosts.putIfAbsent(name.get(), host) != null) {
        problems.warning(
            "duplicate-name",
            deployment.place(),
            here,
            "the environment " + name.get() + " stands above already; this entry has no effect",
            "remove one of them");
      }
    }
    return new Deployments(hosts);
  }

  /** The hosts of all environments in Weir's words; empty when one of them takes any host. */
  Optional<Node> all() {
    List<Node.Scalar> named = new ArrayList<>();
    for (Optional<Node.Scalar> host : hosts.values()) {
      if (host.isEmpty()) {
        return Optional.empty();
      }
      named.add(host.get());
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(distinct(named));
  }

  private static Node distinct(List<Node.Scalar> named) {
    Map<String, Node.Scalar> distinct = new LinkedHashMap<>();
    named.forEach(host -> distinct.putIfAbsent(host.text(), host));
    return new Node.Sequence(List.copyOf(distinct.values()), named.get(0).place());
  }

  private static Optional<Node.Scalar> host(
      Node.Mapping deployment, String path, Problems problems) {
    Optional<Node.Scalar> written = Values.scalar(deployment, "deploymentVhost");
    if (written.isEmpty()) {
      return written;
    }
    String host = written.get().text().strip().toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      problems.error(
          "wrong-value",
          written.get().place(),
          path + ".deploymentVhost",
          "\"" + host + "\" is no host name",
          "write it without scheme, port and path");
      return Optional.empty();
    }
    return Optional.of(new Node.Scalar(Node.Kind.TEXT, host, written.get().place()));
  }
}
