/** For system tests: a running gateway on a free port, run once for every way a plan gets there. */
@NullMarked
package dev.weir.testkit;

import org.jspecify.annotations.NullMarked;
