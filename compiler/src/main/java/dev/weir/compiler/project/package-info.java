/**
 * From an API project to plans: what its files say is read as layers of one shape, that of {@code
 * weir.yaml}, merged by nearness and strength, checked, and planned.
 */
@NullMarked
package dev.weir.compiler.project;

import org.jspecify.annotations.NullMarked;
