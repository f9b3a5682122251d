/**
 * Bundles, the files that hold plans and what they need: a zip of stored entries and a manifest
 * with the hash of each. The same plans give the same bytes on every Java.
 */
@NullMarked
package dev.weir.bundle;

import org.jspecify.annotations.NullMarked;
