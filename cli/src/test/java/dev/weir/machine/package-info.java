/** The gateway as a process of its own, on machines and in networks that hold little. */
@NullMarked
package dev.weir.machine;

import org.jspecify.annotations.NullMarked;
