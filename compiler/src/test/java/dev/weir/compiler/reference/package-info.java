/** Following references, in the project and elsewhere. */
@NullMarked
package dev.weir.compiler.reference;

import org.jspecify.annotations.NullMarked;
