package dev.weir.exchange;

/**
 * The API that an exchange belongs to.
 *
 * @param name as its author named it
 * @param version as its author wrote it, for example {@code 1.4.0}
 */
public record Api(String name, String version) {}
