/** The admin port, asked over a real connection. */
@NullMarked
package dev.weir.gateway.admin;

import org.jspecify.annotations.NullMarked;
