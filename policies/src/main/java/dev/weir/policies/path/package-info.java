/** The step {@code rewrite-path}. */
@NullMarked
package dev.weir.policies.path;

import org.jspecify.annotations.NullMarked;
