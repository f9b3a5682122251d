/** Tests of {@code weir check, build and inspect}. */
@NullMarked
package dev.weir.cli.project;

import org.jspecify.annotations.NullMarked;
