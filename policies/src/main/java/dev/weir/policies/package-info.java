/** Every built-in policy, one package each, and the one list of them. */
@NullMarked
package dev.weir.policies;

import org.jspecify.annotations.NullMarked;
