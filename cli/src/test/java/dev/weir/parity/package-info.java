/** The table that says which features are proven in which kind of gateway. */
@NullMarked
package dev.weir.parity;

import org.jspecify.annotations.NullMarked;
