/**
 * Looks at a gateway that runs, through its admin port: {@code status}, {@code top}, {@code logs}.
 */
@NullMarked
package dev.weir.cli.running;

import org.jspecify.annotations.NullMarked;
