/**
 * Where the compiler reads from: a folder, a zip or a single file, with caps and no way out of it.
 */
@NullMarked
package dev.weir.compiler.files;

import org.jspecify.annotations.NullMarked;
