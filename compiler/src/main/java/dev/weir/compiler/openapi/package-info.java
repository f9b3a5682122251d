/**
 * OpenAPI definitions: Swagger 2.0, OpenAPI 3.0, 3.1 and 3.2, read with places, checked against the
 * specification's own JSON Schemas, and reduced to what a gateway needs.
 */
@NullMarked
package dev.weir.compiler.openapi;

import org.jspecify.annotations.NullMarked;
