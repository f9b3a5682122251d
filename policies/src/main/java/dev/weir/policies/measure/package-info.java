/** The policy {@code measure-bodies}: counts the bytes of bodies in the gateway's metrics. */
@NullMarked
package dev.weir.policies.measure;

import org.jspecify.annotations.NullMarked;
