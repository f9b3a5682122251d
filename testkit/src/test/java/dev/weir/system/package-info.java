/** System tests: what callers and backends see of a running gateway, one class per theme. */
@NullMarked
package dev.weir.system;

import org.jspecify.annotations.NullMarked;
