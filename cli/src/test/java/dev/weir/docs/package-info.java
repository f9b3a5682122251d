/** The documentation, read as its readers do. */
@NullMarked
package dev.weir.docs;

import org.jspecify.annotations.NullMarked;
