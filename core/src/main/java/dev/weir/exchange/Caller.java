package dev.weir.exchange;

import java.util.Map;
import java.util.Set;

/**
 * Who is calling, whatever the method by which they proved it. Limits, scopes and headers read
 * this, never the credential. Immutable.
 *
 * @param subject the user or client; empty when nobody is known
 * @param application the application that calls; empty when unknown
 * @param scopes what the credential allows
 * @param claims everything else that is known, by name; values are texts, numbers, booleans, lists
 *     and maps of these
 * @param tiers names of the plans of use that apply
 */
public record Caller(
    String subject,
    String application,
    Set<String> scopes,
    Map<String, Object> claims,
    Set<String> tiers) {
  /** Nobody in particular. */
  public static final Caller ANONYMOUS = new Caller("", "", Set.of(), Map.of(), Set.of());

  /** Copies the collections. */
  public Caller {
    scopes = Set.copyOf(scopes);
    claims = Map.copyOf(claims);
    tiers = Set.copyOf(tiers);
  }
}
