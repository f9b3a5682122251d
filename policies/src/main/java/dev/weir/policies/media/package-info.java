/** Media types: what a body is, and which of several the caller prefers. */
@NullMarked
package dev.weir.policies.media;

import org.jspecify.annotations.NullMarked;
