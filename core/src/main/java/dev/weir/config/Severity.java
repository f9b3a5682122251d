package dev.weir.config;

/** How much a {@link Problem} matters. */
public enum Severity {
  /** The API cannot be built. */
  ERROR,
  /** It can be built, but probably does not mean what its author thinks. */
  WARNING,
  /** Worth knowing. */
  NOTE
}
