/** Rules about the whole of Weir's code. */
@NullMarked
package dev.weir.architecture;

import org.jspecify.annotations.NullMarked;
