@NullMarked
package dev.weir.gateway.trace;

import org.jspecify.annotations.NullMarked;
