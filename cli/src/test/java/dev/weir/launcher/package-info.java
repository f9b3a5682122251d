/** The launcher's rules, tried with Javas and a Maven that only say how they were called. */
@NullMarked
package dev.weir.launcher;

import org.jspecify.annotations.NullMarked;
