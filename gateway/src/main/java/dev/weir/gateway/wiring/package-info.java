/** What policies get from the gateway: the time, meters, calls, threads and secrets. */
@NullMarked
package dev.weir.gateway.wiring;

import org.jspecify.annotations.NullMarked;
