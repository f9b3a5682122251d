/** Networks, clients behind proxies, and what backends are told. */
@NullMarked
package dev.weir.gateway.address;

import org.jspecify.annotations.NullMarked;
