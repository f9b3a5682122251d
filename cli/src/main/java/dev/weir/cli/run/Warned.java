package dev.weir.cli.run;

import java.nio.file.Path;

/**
 * That the compiler warned of something.
 *
 * @param count how many warnings
 * @param path of the project or definition that they concern
 */
record Warned(int count, Path path) {}
