package dev.weir.gateway.pipeline;

import dev.weir.gateway.match.RouteTable;
import dev.weir.gateway.upstream.Upstream;
import java.util.List;

/**
 * Everything that is served at one moment, swapped as one reference. An exchange finishes on the
 * live plan it began on.
 *
 * @param routes finds the route of a request
 * @param upstreams all that were bound for it, to be retired with it
 */
public record LivePlan(RouteTable<BoundRoute> routes, List<Upstream> upstreams) {
  /** Copies the list. */
  public LivePlan {
    upstreams = List.copyOf(upstreams);
  }
}
