/** {@code weir explain}: what would become of a request, and why. */
@NullMarked
package dev.weir.cli.explain;

import org.jspecify.annotations.NullMarked;
