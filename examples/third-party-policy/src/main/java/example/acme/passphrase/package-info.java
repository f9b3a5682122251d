/** Lets calls pass that know a passphrase. */
@NullMarked
package example.acme.passphrase;

import org.jspecify.annotations.NullMarked;
