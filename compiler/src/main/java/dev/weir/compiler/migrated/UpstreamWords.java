package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import java.util.List;
import java.util.Optional;

/** Production and sandbox backends of one level as one entry of {@code upstreams}. */
final class UpstreamWords {
  private final boolean http2;
  private final Place http2Place;

  /**
   * How backends are spoken to.
   *
   * @param http2 where HTTP/2 is asked for; empty for HTTP/1.1
   */
  UpstreamWords(Optional<Node.Scalar> http2) {
    this.http2 = http2.isPresent();
    this.http2Place = http2.map(Node.Scalar::place).orElse(Place.NONE);
  }

  /** One entry; at least one of the two sets is there. */
  Node.Mapping entry(Backends backends) {
    EndpointSet leading = backends.production().or(backends::sandbox).orElseThrow();
    Node.Builder entry = Node.mapping();
    entry.put("endpoints", urls(backends.production(), leading.place()));
    backends.sandbox().ifPresent(set -> entry.put("sandbox", urls(Optional.of(set), set.place())));
    if (leading.failover()) {
      entry.put("balance", Layer.text("failover", leading.place()));
    }
    leading
        .response()
        .ifPresent(
            response ->
                entry.put(
                    "timeouts", Node.mapping().put("response", response).build(response.place())));
    connections(leading).ifPresent(connections -> entry.put("connections", connections));
    if (http2) {
      List<Node.Scalar> protocols =
          List.of(Layer.text("h2", http2Place), Layer.text("h2c", http2Place));
      entry.put("protocols", new Node.Sequence(List.copyOf(protocols), http2Place));
    }
    return entry.build(leading.place());
  }

  /** One upstream has one way of balancing and waiting, so the production set's holds for both. */
  static void checkAgreement(Backends backends, Problems problems) {
    EndpointSet production = backends.production().orElse(null);
    EndpointSet sandbox = backends.sandbox().orElse(null);
    if (production != null && sandbox != null && !production.behavesLike(sandbox)) {
      problems.warning(
          "disagreement",
          sandbox.place(),
          "",
          "type, timeout and connections of the sandbox endpoints differ from those of the"
              + " production endpoints, which hold for both",
          "write the same for both");
    }
  }

  /** Callers are of type PRODUCTION unless their token or key says otherwise. */
  static void checkProduction(Backends backends, Problems problems) {
    if (backends.production().isEmpty() && backends.sandbox().isPresent()) {
      problems.warning(
          "no-endpoint",
          backends.sandbox().get().place(),
          "",
          "there are sandbox endpoints only: callers whose token or key is not of type SANDBOX are"
              + " refused",
          "add production endpoints");
    }
  }

  private static Node urls(Optional<EndpointSet> set, Place fallback) {
    return set.map(found -> new Node.Sequence(List.copyOf(found.urls()), found.place()))
        .orElseGet(() -> new Node.Sequence(List.of(), fallback));
  }

  private static Optional<Node> connections(EndpointSet set) {
    if (set.connections().isEmpty() && set.queue().isEmpty()) {
      return Optional.empty();
    }
    Node.Builder connections = Node.mapping();
    set.connections().ifPresent(max -> connections.put("max", max));
    set.queue().ifPresent(queue -> connections.put("queue", queue));
    return Optional.of(connections.build(set.place()));
  }
}
