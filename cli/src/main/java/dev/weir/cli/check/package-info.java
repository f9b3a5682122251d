/** {@code weir check}, and compiling for the other commands. */
@NullMarked
package dev.weir.cli.check;

import org.jspecify.annotations.NullMarked;
