/** The JSON Schemas of the files that people write. */
@NullMarked
package dev.weir.cli.schema;

import org.jspecify.annotations.NullMarked;
