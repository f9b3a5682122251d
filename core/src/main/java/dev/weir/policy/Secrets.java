package dev.weir.policy;

/** Resolves references such as {@code ${env:NAME}} and {@code ${file:/run/secrets/x}}. */
public interface Secrets {
  /**
   * The text with every reference in it replaced. Never log or show the result.
   *
   * @throws IllegalArgumentException when a reference cannot be resolved or is not allowed; the
   *     message names the reference, not its value
   */
  String resolve(String text);
}
