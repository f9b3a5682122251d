/** {@code weir demo}: something to see before anything is written. */
@NullMarked
package dev.weir.cli.demo;

import org.jspecify.annotations.NullMarked;
