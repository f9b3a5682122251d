/** Tests of {@code weir init}. */
@NullMarked
package dev.weir.cli.init;

import org.jspecify.annotations.NullMarked;
