/** The policy {@code request-id}: one id per exchange, on the request and on the answer. */
@NullMarked
package dev.weir.policies.requestid;

import org.jspecify.annotations.NullMarked;
