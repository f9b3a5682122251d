/**
 * Stop 3: runs the policies of a route. In comes a matched request; out goes a call to an upstream,
 * an answer or a fault.
 */
@NullMarked
package dev.weir.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
