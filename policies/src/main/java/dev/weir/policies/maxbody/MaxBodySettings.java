package dev.weir.policies.maxbody;

/**
 * Settings of {@code max-body}.
 *
 * @param bytes the most that a request's body may have
 */
record MaxBodySettings(long bytes) {}
