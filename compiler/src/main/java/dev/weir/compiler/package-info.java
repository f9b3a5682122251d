/** The compiler: definitions and project layouts in, plans or problems out. A pure function. */
@NullMarked
package dev.weir.compiler;

import org.jspecify.annotations.NullMarked;
