/**
 * The operators' port: open pages for probes and scrapers, closed ones for people with the token.
 * On a thread of its own, so that no page can slow an exchange down.
 */
@NullMarked
package dev.weir.gateway.admin;

import org.jspecify.annotations.NullMarked;
