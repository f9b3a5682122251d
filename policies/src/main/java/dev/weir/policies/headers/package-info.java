/** The steps {@code set-header}, {@code add-header} and {@code remove-header}. */
@NullMarked
package dev.weir.policies.headers;

import org.jspecify.annotations.NullMarked;
