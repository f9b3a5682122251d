/** Tests of noticing changed files. */
@NullMarked
package dev.weir.cli.watch;

import org.jspecify.annotations.NullMarked;
