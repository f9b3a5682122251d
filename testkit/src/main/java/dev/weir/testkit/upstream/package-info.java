/** Backends that do exactly what a test tells them to, the wrong thing included. */
@NullMarked
package dev.weir.testkit.upstream;

import org.jspecify.annotations.NullMarked;
