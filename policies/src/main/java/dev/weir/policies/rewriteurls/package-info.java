/** The step {@code rewrite-urls}: the backend's own address in answers becomes the public one. */
@NullMarked
package dev.weir.policies.rewriteurls;

import org.jspecify.annotations.NullMarked;
