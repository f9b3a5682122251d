/** Paths and routes: tables of cases, and comparisons with slow but obvious code. */
@NullMarked
package dev.weir.gateway.match;

import org.jspecify.annotations.NullMarked;
