/** What operators write, and every complaint about it. */
@NullMarked
package dev.weir.gateway.settings;

import org.jspecify.annotations.NullMarked;
