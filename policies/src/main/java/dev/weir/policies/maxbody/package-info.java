/** The policy {@code max-body}: refuses request bodies beyond a size. */
@NullMarked
package dev.weir.policies.maxbody;

import org.jspecify.annotations.NullMarked;
