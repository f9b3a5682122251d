/**
 * What became of every exchange, in the words that users of API Manager know: for ELK and others.
 */
@NullMarked
package dev.weir.gateway.analytics;

import org.jspecify.annotations.NullMarked;
