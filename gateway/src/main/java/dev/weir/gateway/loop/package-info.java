/** The engine below every stop: how sockets are driven, and what belongs to one event loop. */
@NullMarked
package dev.weir.gateway.loop;

import org.jspecify.annotations.NullMarked;
