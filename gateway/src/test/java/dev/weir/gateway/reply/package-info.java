/** What callers read of faults. */
@NullMarked
package dev.weir.gateway.reply;

import org.jspecify.annotations.NullMarked;
