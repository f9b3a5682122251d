/**
 * Callers of the gateway that see every byte: HTTP/1.1 over a bare socket, HTTP/2 frame by frame.
 */
@NullMarked
package dev.weir.testkit.client;

import org.jspecify.annotations.NullMarked;
