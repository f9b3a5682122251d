/** Beside the road: binds plans beside the live ones and swaps them as one reference. */
@NullMarked
package dev.weir.gateway.reload;

import org.jspecify.annotations.NullMarked;
