/** What weir itself logs, beside the access log: one line of text or of JSON per event. */
@NullMarked
package dev.weir.cli.log;

import org.jspecify.annotations.NullMarked;
