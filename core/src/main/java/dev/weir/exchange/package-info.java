/** One request and its response on their way, and who is calling. */
@NullMarked
package dev.weir.exchange;

import org.jspecify.annotations.NullMarked;
