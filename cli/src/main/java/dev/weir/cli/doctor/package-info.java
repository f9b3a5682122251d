/** {@code weir doctor}: whether this machine has what a gateway needs. */
@NullMarked
package dev.weir.cli.doctor;

import org.jspecify.annotations.NullMarked;
