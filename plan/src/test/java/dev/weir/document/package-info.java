/** Tests of documents. */
@NullMarked
package dev.weir.document;

import org.jspecify.annotations.NullMarked;
