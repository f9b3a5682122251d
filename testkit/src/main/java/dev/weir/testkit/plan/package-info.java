/** Short ways to write plans and policies by hand. */
@NullMarked
package dev.weir.testkit.plan;

import org.jspecify.annotations.NullMarked;
