package dev.weir.policies.template;

/** A piece of a {@link Template}. */
sealed interface Part {
  /** Text that stands for itself. */
  record Literal(String text) implements Part {}

  /** A reference to a secret, {@code ${env:NAME}}, resolved when the policy is made. */
  record Secret(String reference) implements Part {}

  /** A request-time value, and the text that stands for it when it is absent. */
  record Value(Variable variable, String fallback) implements Part {}
}
