package dev.weir.compiler.migrated;

import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.List;
import java.util.Optional;

/**
 * Backends of one kind, production or sandbox, as one place of a project names them.
 *
 * @param name what the author calls the set; empty when it has no name of its own
 * @param urls absolute, with the places where they stand
 * @param failover whether only the first that works is called, instead of all in turn
 * @param response how long to wait for an answer, in Weir's words
 * @param connections how many connections one backend may have
 * @param queue how many calls may wait for one
 * @param place where the set stands
 */
record EndpointSet(
    String name,
    List<Node.Scalar> urls,
    boolean failover,
    Optional<Node.Scalar> response,
    Optional<Node.Scalar> connections,
    Optional<Node.Scalar> queue,
    Place place) {
  EndpointSet {
    urls = List.copyOf(urls);
  }

  /** A set that only lists its backends. */
  static EndpointSet of(List<Node.Scalar> urls, Place place) {
    return new EndpointSet(
        "", urls, false, Optional.empty(), Optional.empty(), Optional.empty(), place);
  }

  /**
   * Stands for backends that cannot be called, which has been reported: one error is enough, and
   * with it no plan is made.
   */
  static EndpointSet broken(Place place) {
    return of(List.of(Layer.text("http://unreadable.invalid", place)), place);
  }

  EndpointSet named(String reference) {
    return new EndpointSet(reference, urls, failover, response, connections, queue, place);
  }

  /** Whether everything but the addresses is equal, so that one upstream can hold both sets. */
  boolean behavesLike(EndpointSet other) {
    return failover == other.failover
        && text(response).equals(text(other.response))
        && text(connections).equals(text(other.connections))
        && text(queue).equals(text(other.queue));
  }

  private static String text(Optional<Node.Scalar> scalar) {
    return scalar.map(Node.Scalar::text).orElse("");
  }
}
