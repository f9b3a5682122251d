/** Tests of bundles. */
@NullMarked
package dev.weir.bundle;

import org.jspecify.annotations.NullMarked;
