/** Putting text that somebody else chose into JSON, XML and log lines without surprises. */
@NullMarked
package dev.weir.gateway.text;

import org.jspecify.annotations.NullMarked;
