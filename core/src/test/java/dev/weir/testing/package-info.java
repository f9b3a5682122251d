/**
 * Fakes for tests of policies, made by hand: exchanges, a clock that a test moves, a wiring whose
 * every part can be looked at. No test needs a network, a thread or a sleep.
 */
@NullMarked
package dev.weir.testing;

import org.jspecify.annotations.NullMarked;
