package dev.weir.gateway.settings;

import java.util.List;

/**
 * Which addresses the gateway may call on behalf of a project, decided after the name is resolved.
 * {@code deny} beats {@code allow}; an empty {@code allow} allows all.
 *
 * @param allow networks in CIDR form
 * @param deny networks in CIDR form
 */
public record EgressRules(List<String> allow, List<String> deny) {
  /** Everything: an immutable gateway calls what its bundle names. */
  public static final EgressRules ANY = new EgressRules(List.of(), List.of());

  /** Copies the lists. */
  public EgressRules {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }
}
