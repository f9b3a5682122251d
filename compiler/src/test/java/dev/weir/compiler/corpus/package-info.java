/**
 * Compiles thousands of public definitions and compares their routes with those that another parser
 * finds. Run by {@code ./weir verify --long corpus}; the outcome is kept in {@code
 * compiler/src/test/corpus/RESULTS.txt}.
 */
@NullMarked
package dev.weir.compiler.corpus;

import org.jspecify.annotations.NullMarked;
