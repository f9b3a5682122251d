/** Tests of reports. */
@NullMarked
package dev.weir.document.report;

import org.jspecify.annotations.NullMarked;
