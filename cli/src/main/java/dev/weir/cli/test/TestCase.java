package dev.weir.cli.test;

import dev.weir.config.Place;
import java.util.Optional;

/**
 * One call and what is expected of it.
 *
 * @param name what is promised, in the author's words
 * @param place where it stands
 * @param call what the caller sends
 * @param status of the answer
 * @param answer what else the answer must hold
 * @param backend what must have reached a backend; empty when that does not matter
 */
record TestCase(
    String name,
    Place place,
    Call call,
    int status,
    Expected answer,
    Optional<ExpectedBackend> backend) {}
