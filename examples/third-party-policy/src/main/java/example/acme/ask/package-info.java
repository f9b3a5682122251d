/** Asks another service whether a call may pass. */
@NullMarked
package example.acme.ask;

import org.jspecify.annotations.NullMarked;
