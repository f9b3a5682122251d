/** The documents of a project, and following references within and among them. */
@NullMarked
package dev.weir.compiler.reference;

import org.jspecify.annotations.NullMarked;
