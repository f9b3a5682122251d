package dev.weir.policy;

/**
 * The order in which request policies act. Within a stage they act in the order in which they were
 * written; answers meet them in reverse.
 */
public enum Stage {
  /** Cheap refusals that need no caller: preflight, sizes, addresses, limits by address. */
  ADMIT,
  /** Who is calling. */
  IDENTIFY,
  /** Which operations, where the body names them. */
  RESOLVE,
  /** May they. */
  AUTHORIZE,
  /** How often, how much. */
  LIMIT,
  /** Is it well-formed. */
  VALIDATE,
  /** Change it, or answer at once. */
  TRANSFORM
}
