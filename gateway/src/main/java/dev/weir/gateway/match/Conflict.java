package dev.weir.gateway.match;

/**
 * A route that is not served on one path because another one claims the same path and method and
 * comes first.
 *
 * @param api name and version of the API that loses, {@code orders 1.4.0}
 * @param route the id of its route
 * @param path host (where one is named), context and template of the path
 * @param winnerApi name and version of the API that serves the path
 * @param winnerRoute the id of the route that serves it
 */
public record Conflict(
    String api, String route, String path, String winnerApi, String winnerRoute) {
  /** A sentence for the operator. */
  @Override
  public String toString() {
    return api
        + ": "
        + route
        + " is not served at "
        + path
        + " because "
        + winnerApi
        + " comes first with "
        + winnerRoute;
  }
}
