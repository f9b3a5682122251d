/** Tests of {@code weir schema}. */
@NullMarked
package dev.weir.cli.schema;

import org.jspecify.annotations.NullMarked;
