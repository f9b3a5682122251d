/** {@code weir build} and {@code weir inspect}. */
@NullMarked
package dev.weir.cli.build;

import org.jspecify.annotations.NullMarked;
