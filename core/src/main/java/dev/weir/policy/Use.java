package dev.weir.policy;

/** Where an author may write a policy. */
public enum Use {
  /** Under its own key, at the API or at an operation. */
  KEY,
  /** As a step of {@code request:}. */
  REQUEST,
  /** As a step of {@code response:}. */
  RESPONSE,
  /** As a step of {@code fault:}. */
  FAULT
}
