/** Log lines and metrics, with destinations that fail on purpose. */
@NullMarked
package dev.weir.gateway.observe;

import org.jspecify.annotations.NullMarked;
