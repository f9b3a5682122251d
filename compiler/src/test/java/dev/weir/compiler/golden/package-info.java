/**
 * Golden files: a project above a line, its plan and problems below. Adding a case is adding a
 * file.
 */
@NullMarked
package dev.weir.compiler.golden;

import org.jspecify.annotations.NullMarked;
