/** Tests of the known keys. */
@NullMarked
package dev.weir.compiler.migrated.keys;

import org.jspecify.annotations.NullMarked;
