/** Tests of {@code weir run}. */
@NullMarked
package dev.weir.cli.run;

import org.jspecify.annotations.NullMarked;
