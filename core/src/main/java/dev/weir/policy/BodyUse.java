package dev.weir.policy;

/**
 * What a policy does with a body. Known when the plan is bound, so a route whose policies need no
 * body never looks at one.
 */
public sealed interface BodyUse {
  /** Nothing. */
  BodyUse NONE = new None();

  /** Sees every chunk as it passes; cannot change it. */
  BodyUse TAP = new Tap();

  /** Sees every chunk and says what goes on instead. */
  BodyUse FILTER = new Filter();

  /**
   * Needs all of it before it decides, at most {@code cap} bytes; a larger body is refused (413 for
   * a request, 502 for a response).
   */
  static BodyUse whole(long cap) {
    return new Whole(cap);
  }

  /** Nothing. */
  record None() implements BodyUse {}

  /** Sees every chunk. */
  record Tap() implements BodyUse {}

  /** Says what goes on instead. */
  record Filter() implements BodyUse {}

  /** Needs all of it. */
  record Whole(long cap) implements BodyUse {
    /** Checks the cap. */
    public Whole {
      if (cap < 0) {
        throw new IllegalArgumentException("a cap is not negative: " + cap);
      }
    }
  }
}
