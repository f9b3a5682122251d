package dev.weir.testkit;

/** How a plan gets into a gateway. */
public enum Entry {
  /** The gateway starts with it. */
  STARTED_WITH,
  /** The gateway serves something else first, and the plan takes its place while it runs. */
  SWAPPED_IN
}
