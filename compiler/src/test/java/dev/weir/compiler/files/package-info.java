/** Reading the files of projects. */
@NullMarked
package dev.weir.compiler.files;

import org.jspecify.annotations.NullMarked;
