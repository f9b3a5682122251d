/**
 * Documents that people write, YAML and JSON: read into values with their places, written back, and
 * shown with their problems.
 */
@NullMarked
package dev.weir.document;

import org.jspecify.annotations.NullMarked;
