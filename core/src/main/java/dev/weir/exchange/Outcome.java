package dev.weir.exchange;

import dev.weir.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended. Durations are nanoseconds of a monotonic clock.
 *
 * @param status what the caller saw, or 499 when the caller went away first
 * @param fault what went wrong, null when nothing did
 * @param bytesIn body bytes that came from the caller, as transferred
 * @param bytesOut body bytes that went to the caller, as transferred
 * @param nanos from the first byte of the request to the last byte of the answer
 * @param upstreamNanos from sending to the backend until its answer's head came; 0 when none was
 *     called
 */
public record Outcome(
    int status,
    @Nullable FaultCode fault,
    long bytesIn,
    long bytesOut,
    long nanos,
    long upstreamNanos) {}
