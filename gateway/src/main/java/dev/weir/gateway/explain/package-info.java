/**
 * Tells what would become of a request and why, without sending it: from plans, with the very code
 * that matches real requests. Never on the road.
 */
@NullMarked
package dev.weir.gateway.explain;

import org.jspecify.annotations.NullMarked;
