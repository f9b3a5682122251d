package dev.weir.gateway.admin;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lines that come as they are logged, until the follower leaves.
 *
 * @param begin begins to hand lines over, and gives back what ends it
 */
record Feed(Function<Consumer<String>, Runnable> begin) implements AdminAnswer {}
