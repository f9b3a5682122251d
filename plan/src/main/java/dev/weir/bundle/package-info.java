/** Writes and reads bundles, the files that hold plans and what they need. */
@NullMarked
package dev.weir.bundle;

import org.jspecify.annotations.NullMarked;
