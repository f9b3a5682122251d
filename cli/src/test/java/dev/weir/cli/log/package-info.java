/** Tests of what weir logs. */
@NullMarked
package dev.weir.cli.log;

import org.jspecify.annotations.NullMarked;
