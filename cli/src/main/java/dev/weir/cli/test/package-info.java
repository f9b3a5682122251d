/**
 * {@code weir test}: calls and expected answers of a project, carried out against a gateway in this
 * process whose backends are stand-ins.
 */
@NullMarked
package dev.weir.cli.test;

import org.jspecify.annotations.NullMarked;
