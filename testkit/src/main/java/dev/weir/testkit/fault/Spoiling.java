package dev.weir.testkit.fault;

/** What a network or a machine does to a connection, seen from the side that connected. */
public enum Spoiling {
  /** Every byte arrives. */
  NONE,
  /** TCP reset. */
  RESET,
  /** TCP close, both ways. */
  CLOSE,
  /** TCP close of the answering direction only. */
  HALF_CLOSE,
  /** Nothing moves any more, either way, and nobody closes. */
  STALL,
  /** Bytes arrive that belong to no protocol. */
  GARBAGE,
  /** Every byte arrives by itself. */
  DRIBBLE
}
