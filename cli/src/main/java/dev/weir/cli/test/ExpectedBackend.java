package dev.weir.cli.test;

import java.util.Optional;

/**
 * What must have reached a backend.
 *
 * @param nothing whether no backend must have been called at all
 * @param call method and target
 * @param upstream the name of the upstream
 * @param message fields and body
 */
record ExpectedBackend(
    boolean nothing, Optional<Wildcard> call, Optional<String> upstream, Expected message) {
  /** No backend must have been called. */
  static final ExpectedBackend NOTHING =
      new ExpectedBackend(true, Optional.empty(), Optional.empty(), Expected.ANYTHING);
}
