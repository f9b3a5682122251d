/**
 * Migrated projects: the layouts of apictl, Choreo Connect and the API Microgateway, read as if
 * their authors had written Weir's own files. What is not honoured is named with its place; what
 * leaving it out would open is an error.
 */
@NullMarked
package dev.weir.compiler.migrated;

import org.jspecify.annotations.NullMarked;
