/**
 * Texts with request-time values such as {@code {claim.org}}, parsed once and filled per exchange.
 */
@NullMarked
package dev.weir.policies.template;

import org.jspecify.annotations.NullMarked;
