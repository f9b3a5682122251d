/** Questions about characters and header texts that several policies ask. */
@NullMarked
package dev.weir.policies.text;

import org.jspecify.annotations.NullMarked;
