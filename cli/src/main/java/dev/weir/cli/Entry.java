package dev.weir.cli;

import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * One command: how the help lists it and how it is made. The class of a command is loaded only when
 * it is called, so that every command starts fast.
 *
 * @param group where the help lists it
 * @param name as it is typed
 * @param arguments what usually follows
 * @param summary what it does, one line without a final full stop
 * @param make makes it for the shell that it was called from
 */
record Entry(
    Group group,
    String name,
    String arguments,
    String summary,
    Function<Shell, Callable<Integer>> make) {}
