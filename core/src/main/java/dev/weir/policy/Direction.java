package dev.weir.policy;

/** Which way a message goes. */
public enum Direction {
  /** From the caller to the backend. */
  TO_UPSTREAM,
  /** From the backend to the caller. */
  TO_CLIENT
}
