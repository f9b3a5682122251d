package dev.weir.plan;

/**
 * One address of a backend.
 *
 * @param url absolute, {@code http} or {@code https}, without query, fragment, user information or
 *     a {@code /} at its end; the path, if any, is put before the path of every call
 * @param weight 1 or more, relative to its siblings
 */
public record EndpointPlan(String url, int weight) {}
