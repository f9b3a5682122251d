/**
 * Checks definitions against the JSON Schemas that the specification itself publishes, and says
 * what is wrong in plain words.
 */
@NullMarked
package dev.weir.compiler.specification;

import org.jspecify.annotations.NullMarked;
