/**
 * Every key that apictl, Choreo Connect and Microgateway projects are known to hold, with what
 * becomes of it here: the one list from which problems and {@code docs/migrate/wso2.md} follow.
 */
@NullMarked
package dev.weir.compiler.migrated.keys;

import org.jspecify.annotations.NullMarked;
