/** Notices changes of files, whatever tells of them. */
@NullMarked
package dev.weir.cli.watch;

import org.jspecify.annotations.NullMarked;
