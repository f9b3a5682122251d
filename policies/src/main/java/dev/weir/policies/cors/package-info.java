/** The policy {@code cors}: lets pages of other origins call an API, by the Fetch standard. */
@NullMarked
package dev.weir.policies.cors;

import org.jspecify.annotations.NullMarked;
