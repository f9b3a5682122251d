/** The steps {@code set-query} and {@code remove-query}. */
@NullMarked
package dev.weir.policies.query;

import org.jspecify.annotations.NullMarked;
