/** Reading OpenAPI definitions. */
@NullMarked
package dev.weir.compiler.openapi;

import org.jspecify.annotations.NullMarked;
