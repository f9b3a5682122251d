/** Tests of migrated projects. */
@NullMarked
package dev.weir.compiler.migrated;

import org.jspecify.annotations.NullMarked;
