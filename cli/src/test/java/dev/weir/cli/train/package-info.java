/** Tests of {@code weir --train}. */
@NullMarked
package dev.weir.cli.train;

import org.jspecify.annotations.NullMarked;
