/**
 * Room two of the road: host, path and method in, one route out. Paths are checked here, once, so
 * that what is matched, authorised and forwarded cannot mean different things.
 */
@NullMarked
package dev.weir.gateway.match;

import org.jspecify.annotations.NullMarked;
