/**
 * The policy {@code security}: what a caller must prove. Written by the compiler, never by authors.
 */
@NullMarked
package dev.weir.policies.security;

import org.jspecify.annotations.NullMarked;
