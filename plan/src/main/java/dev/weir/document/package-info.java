/** Reads YAML and JSON documents and keeps where each value stands: file, line and column. */
@NullMarked
package dev.weir.document;

import org.jspecify.annotations.NullMarked;
