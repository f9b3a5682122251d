/**
 * After the last byte: access log and metrics. Nothing here can change an answer or make an event
 * loop wait; what does not fit is dropped and counted.
 */
@NullMarked
package dev.weir.gateway.observe;

import org.jspecify.annotations.NullMarked;
