/** Tests of what an exchange is made of. */
@NullMarked
package dev.weir.gateway.pipeline;

import org.jspecify.annotations.NullMarked;
