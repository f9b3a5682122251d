/**
 * What people wrote, with its places: values ({@link dev.weir.config.Node}), typed reading with
 * collected problems ({@link dev.weir.config.Setting}, {@link dev.weir.config.Section}).
 */
@NullMarked
package dev.weir.config;

import org.jspecify.annotations.NullMarked;
