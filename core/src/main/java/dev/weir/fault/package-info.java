/** What can go wrong on the road of a request, and whose fault it is. */
@NullMarked
package dev.weir.fault;

import org.jspecify.annotations.NullMarked;
