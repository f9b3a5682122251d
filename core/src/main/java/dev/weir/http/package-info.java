/** Views of what travels: headers and body bytes. */
@NullMarked
package dev.weir.http;

import org.jspecify.annotations.NullMarked;
