package dev.weir.gateway.observe;

import java.util.Set;

/** The names of the metrics that every gateway has. */
final class BuiltIn {
  static final String REQUESTS = "weir_requests";
  static final String REQUEST_SECONDS = "weir_request_seconds";
  static final String UPSTREAM_SECONDS = "weir_upstream_seconds";
  static final String RECEIVED_BYTES = "weir_received_bytes";
  static final String SENT_BYTES = "weir_sent_bytes";
  static final String FAULTS = "weir_faults";
  static final String IN_FLIGHT = "weir_exchanges_in_flight";
  static final String HEAP_USED = "weir_heap_used_bytes";
  static final String HEAP_MAX = "weir_heap_max_bytes";
  static final String DIRECT_USED = "weir_direct_memory_used_bytes";
  static final String DIRECT_MAX = "weir_direct_memory_max_bytes";
  static final String LOOP_LAG = "weir_event_loop_lag_seconds";

  private static final Set<String> NAMES =
      Set.of(
          REQUESTS,
          REQUEST_SECONDS,
          UPSTREAM_SECONDS,
          RECEIVED_BYTES,
          SENT_BYTES,
          FAULTS,
          IN_FLIGHT,
          HEAP_USED,
          HEAP_MAX,
          DIRECT_USED,
          DIRECT_MAX,
          LOOP_LAG);

  private BuiltIn() {}

  static void refuse(String name) {
    if (NAMES.contains(name)) {
      throw new IllegalArgumentException(name + " is a metric of the gateway itself");
    }
  }
}
