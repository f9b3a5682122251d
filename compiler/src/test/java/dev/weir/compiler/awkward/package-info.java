/** Public definitions, cut down to what is awkward in them, and what the compiler makes of them. */
@NullMarked
package dev.weir.compiler.awkward;

import org.jspecify.annotations.NullMarked;
