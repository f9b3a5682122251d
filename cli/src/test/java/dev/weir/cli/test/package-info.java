/** Tests of {@code weir test}. */
@NullMarked
package dev.weir.cli.test;

import org.jspecify.annotations.NullMarked;
