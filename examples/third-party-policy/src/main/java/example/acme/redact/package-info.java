/** Hides a word in server-sent events. */
@NullMarked
package example.acme.redact;

import org.jspecify.annotations.NullMarked;
