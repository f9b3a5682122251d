/**
 * Stop 1 and stop 5's wire: sockets, TLS and codecs. In come bytes; out go requests, one exchange
 * each; back come answers.
 */
@NullMarked
package dev.weir.gateway.listen;

import org.jspecify.annotations.NullMarked;
