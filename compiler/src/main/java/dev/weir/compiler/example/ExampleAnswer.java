package dev.weir.compiler.example;

/**
 * An answer that an operation may give.
 *
 * @param status {@code 404}, {@code 4XX} or {@code default}
 * @param mediaType of the body; empty when there is no body
 * @param name the author's name for the example; empty when it has none
 * @param body as text
 */
public record ExampleAnswer(String status, String mediaType, String name, String body) {}
