/** Escapes, character by character. */
@NullMarked
package dev.weir.gateway.text;

import org.jspecify.annotations.NullMarked;
