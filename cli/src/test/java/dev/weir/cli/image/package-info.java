/** Tests of {@code weir image}. */
@NullMarked
package dev.weir.cli.image;

import org.jspecify.annotations.NullMarked;
