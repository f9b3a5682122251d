@NullMarked
package dev.weir.gateway.analytics;

import org.jspecify.annotations.NullMarked;
