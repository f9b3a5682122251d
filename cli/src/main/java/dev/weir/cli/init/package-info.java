/** {@code weir init}: a new API project, from a definition or from nothing. */
@NullMarked
package dev.weir.cli.init;

import org.jspecify.annotations.NullMarked;
