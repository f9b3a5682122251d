package dev.weir.fault;

/** Whose fault a {@link Fault} is. */
public enum Party {
  /** The caller sent something that cannot be served. */
  CLIENT,
  /** The backend did not answer as it should. */
  UPSTREAM,
  /** Weir itself: its configuration, its limits or a bug. */
  GATEWAY
}
