/** The gateway: runs plans. Start it with {@link dev.weir.gateway.Gateway#start}. */
@NullMarked
package dev.weir.gateway;

import org.jspecify.annotations.NullMarked;
