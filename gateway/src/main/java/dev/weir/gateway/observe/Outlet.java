package dev.weir.gateway.observe;

import java.util.function.Consumer;

/**
 * Takes things from event loops that are sent somewhere later. Never makes anybody wait: what finds
 * no room is dropped and counted. Thread-safe.
 */
public interface Outlet<T> extends Consumer<T>, AutoCloseable {
  /** How much was dropped or could not be delivered. */
  long lost();

  /** Sends what is there, as far as that can be done within two seconds. */
  @Override
  void close();
}
