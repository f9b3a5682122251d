package dev.weir.gateway.explain;

/**
 * A request that someone asks about.
 *
 * @param method as it would be sent
 * @param target path and query, as on the request line
 * @param authority of {@code Host} or {@code :authority}; empty when not said
 * @param secure whether it would come by TLS
 */
public record Question(String method, String target, String authority, boolean secure) {}
