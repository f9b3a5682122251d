package dev.weir.policy;

import dev.weir.config.Setting;
import java.util.Set;

/**
 * A kind of policy: what an author writes for it, and how it is made. The compiler calls {@link
 * #read} to check what was written; the gateway calls it again on the plan's copy and then {@link
 * #create}. Stateless.
 *
 * @param <S> its settings: an immutable record
 */
public interface PolicyType<S> {
  /**
   * The name an author writes: {@code cors}; with a domain for third parties: {@code a.example/x}.
   */
  String name();

  /** Where it may be written. */
  Set<Use> uses();

  /** What an operation's value does to the API's. */
  default Merge merge() {
    return Merge.REPLACE;
  }

  /** Where on the road it acts. */
  Stage stage(S settings);

  /** Reads what was written; problems are collected, and something usable is returned even then. */
  S read(Setting setting);

  /** What it does with request bodies. */
  default BodyUse requestBody(S settings) {
    return BodyUse.NONE;
  }

  /** What it does with response bodies. */
  default BodyUse responseBody(S settings) {
    return BodyUse.NONE;
  }

  /**
   * Makes the policy for one route. May be slow; called once per load, never on an event loop. An
   * exception makes the API unavailable (503), never open.
   *
   * @param use how it was written: a step of {@code response:} acts in {@code onResponse} only
   */
  Policy create(S settings, Use use, Wiring wiring);
}
