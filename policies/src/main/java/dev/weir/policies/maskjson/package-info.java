/** The step {@code mask-json}: hides values of JSON answers. */
@NullMarked
package dev.weir.policies.maskjson;

import org.jspecify.annotations.NullMarked;
