/** Problems on their way to people and to the tools of their pipelines. */
@NullMarked
package dev.weir.document.report;

import org.jspecify.annotations.NullMarked;
