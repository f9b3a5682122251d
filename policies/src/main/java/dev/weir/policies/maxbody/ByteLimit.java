package dev.weir.policies.maxbody;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Sink;

/** Counts one body as it passes and stops it when there is too much. */
final class ByteLimit implements BodyFilter {
  private final String hint;
  private long left;

  ByteLimit(long most, String hint) {
    this.left = most;
    this.hint = hint;
  }

  @Override
  public void onChunk(Chunk chunk, Sink sink) {
    boolean within = left >= 0;
    left -= chunk.size();
    if (within && left < 0) {
      sink.fail(Fault.withHint(FaultCode.BODY_TOO_LARGE, hint));
    }
  }
}
