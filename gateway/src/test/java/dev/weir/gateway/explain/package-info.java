/** Tests of explanations. */
@NullMarked
package dev.weir.gateway.explain;

import org.jspecify.annotations.NullMarked;
