/**
 * Stop 4: calls a backend. In comes a request to send; out comes its answer, streamed, or a fault.
 */
@NullMarked
package dev.weir.gateway.upstream;

import org.jspecify.annotations.NullMarked;
