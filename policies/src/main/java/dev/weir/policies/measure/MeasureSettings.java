package dev.weir.policies.measure;

/**
 * Settings of {@code measure-bodies}.
 *
 * @param on whether bodies are measured
 */
record MeasureSettings(boolean on) {}
