/** What the operator decides: {@code gateway.yaml} and the options of the command line. */
@NullMarked
package dev.weir.gateway.settings;

import org.jspecify.annotations.NullMarked;
