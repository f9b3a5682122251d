/** Commands of authors: from the files of a project to problems, bundles and explanations. */
@NullMarked
package dev.weir.cli.project;

import org.jspecify.annotations.NullMarked;
