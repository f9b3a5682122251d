/** Example answers of operations, as their definition gives them or its schemas imply. */
@NullMarked
package dev.weir.compiler.example;

import org.jspecify.annotations.NullMarked;
