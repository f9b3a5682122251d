/** A network between the gateway and a backend that breaks as a test wants it. */
@NullMarked
package dev.weir.testkit.fault;

import org.jspecify.annotations.NullMarked;
