package dev.weir.gateway.settings;

/**
 * Which exchanges are traced, and where their traces go.
 *
 * @param otlp the collector
 * @param samplePercent 0 to 100, of the exchanges whose callers do not say
 */
public record TraceSettings(OtlpSettings otlp, int samplePercent) {}
