/**
 * The plan: the compiled, immutable form of an API. The compiler writes it, a bundle carries it,
 * the gateway binds it.
 */
@NullMarked
package dev.weir.plan;

import org.jspecify.annotations.NullMarked;
