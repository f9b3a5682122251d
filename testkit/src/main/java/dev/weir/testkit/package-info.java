/** A running gateway and its surroundings, for tests. */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
