package dev.weir.gateway.listen;

/** Tells connections that the gateway is going away. One per gateway; thread-safe. */
public final class Drain {
  private volatile boolean draining;

  /** From now on idle connections are closed and answers end theirs. */
  public void begin() {
    draining = true;
  }

  /** Whether the gateway is going away. */
  public boolean draining() {
    return draining;
  }
}
