/** Running gateways: where plans come from on disk, what is told at start, how it ends. */
@NullMarked
package dev.weir.cli.run;

import org.jspecify.annotations.NullMarked;
