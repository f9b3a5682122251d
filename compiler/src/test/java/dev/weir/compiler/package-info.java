/** Tests of whole compilations, and what they share. */
@NullMarked
package dev.weir.compiler;

import org.jspecify.annotations.NullMarked;
