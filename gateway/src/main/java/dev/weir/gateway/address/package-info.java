/**
 * Who is at the other end: networks, the client behind trusted proxies, and what backends are told.
 */
@NullMarked
package dev.weir.gateway.address;

import org.jspecify.annotations.NullMarked;
