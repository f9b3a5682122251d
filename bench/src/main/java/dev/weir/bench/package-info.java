/** Measures the gateway by itself and beside others. */
@NullMarked
package dev.weir.bench;

import org.jspecify.annotations.NullMarked;
