/**
 * Traces of exchanges: which are followed, under which ids, and what happened when. Knows no
 * library; {@code export} sends what is finished.
 */
@NullMarked
package dev.weir.gateway.trace;

import org.jspecify.annotations.NullMarked;
