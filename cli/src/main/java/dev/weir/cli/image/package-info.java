/**
 * {@code weir image}: a container image of the gateway with a bundle, made without a container
 * engine.
 */
@NullMarked
package dev.weir.cli.image;

import org.jspecify.annotations.NullMarked;
