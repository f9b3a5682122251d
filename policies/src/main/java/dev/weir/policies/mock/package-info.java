/** The policy {@code mock}: answers from the definition's examples instead of a backend. */
@NullMarked
package dev.weir.policies.mock;

import org.jspecify.annotations.NullMarked;
