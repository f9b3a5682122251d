/** The last room of the road that the caller sees: where a fault becomes bytes. */
@NullMarked
package dev.weir.gateway.reply;

import org.jspecify.annotations.NullMarked;
