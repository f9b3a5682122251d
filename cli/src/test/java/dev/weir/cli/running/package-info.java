/** Commands that look at a gateway which runs in the same process. */
@NullMarked
package dev.weir.cli.running;

import org.jspecify.annotations.NullMarked;
