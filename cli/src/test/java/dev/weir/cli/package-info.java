/** Tests of the weir command: each is typed as a person would type it. */
@NullMarked
package dev.weir.cli;

import org.jspecify.annotations.NullMarked;
