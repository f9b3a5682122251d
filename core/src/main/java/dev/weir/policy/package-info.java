/** What a policy is, and what the gateway gives to one. Third parties compile against this. */
@NullMarked
package dev.weir.policy;

import org.jspecify.annotations.NullMarked;
