/**
 * What Java keeps in an archive, so that the next start is fast: a whole short life of a gateway.
 */
@NullMarked
package dev.weir.cli.train;

import org.jspecify.annotations.NullMarked;
