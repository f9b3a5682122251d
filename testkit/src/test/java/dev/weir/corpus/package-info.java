/**
 * One gateway serves a few hundred public definitions together. Run by {@code ./weir verify --long
 * corpus}; the outcome stands at the end of {@code compiler/src/test/corpus/RESULTS.txt}.
 */
@NullMarked
package dev.weir.corpus;

import org.jspecify.annotations.NullMarked;
