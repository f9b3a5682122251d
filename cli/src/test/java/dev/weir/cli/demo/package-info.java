/** Tests of {@code weir demo}. */
@NullMarked
package dev.weir.cli.demo;

import org.jspecify.annotations.NullMarked;
