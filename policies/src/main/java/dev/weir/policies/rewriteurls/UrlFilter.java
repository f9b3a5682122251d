package dev.weir.policies.rewriteurls;

import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Sink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Replaces a base URL in one body as it streams by. Only the beginning of what may become a match
 * is held back until the next chunk; everything else goes on at once, and a chunk without a match
 * goes on as it is.
 */
final class UrlFilter implements BodyFilter {
  private static final byte[] NOTHING = new byte[0];

  private final BaseUrl from;
  private final byte[] to;
  private final byte[] escaped;
  private byte[] held = NOTHING;

  UrlFilter(BaseUrl from, String to) {
    this.from = from;
    this.to = to.getBytes(StandardCharsets.US_ASCII);
    this.escaped = to.replace("/", "\\/").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void onChunk(Chunk chunk, Sink sink) {
    byte[] bytes = new byte[held.length + chunk.size()];
    System.arraycopy(held, 0, bytes, 0, held.length);
    chunk.buffer().get(bytes, held.length, chunk.size());
    boolean fresh = held.length == 0;
    byte[] result = replace(bytes, false);
    if (fresh && result == bytes) {
      sink.send(chunk);
    } else if (result.length > 0) {
      sink.send(Chunk.of(result));
    }
  }

  @Override
  public void onEnd(Headers trailers, Sink sink) {
    byte[] result = replace(held, true);
    if (result.length > 0) {
      sink.send(Chunk.of(result));
    }
  }

  /** What can go on; the very same array when that is all of it, unchanged. Sets what is held. */
  private byte[] replace(byte[] bytes, boolean last) {
    ByteArrayOutputStream out = null;
    int copied = 0;
    held = NOTHING;
    int end = bytes.length;
    for (int i = 0; i < end; i++) {
      int length = bytes[i] == 'h' || bytes[i] == 'H' ? from.match(bytes, i, end, last) : 0;
      if (length == BaseUrl.UNDECIDED) {
        held = Arrays.copyOfRange(bytes, i, end);
        end = i;
      } else if (length > 0) {
        out = out == null ? new ByteArrayOutputStream(bytes.length) : out;
        out.write(bytes, copied, i - copied);
        out.writeBytes(length == from.length() ? to : escaped);
        copied = i + length;
        i = copied - 1;
      }
    }
    if (out == null) {
      return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }
    out.write(bytes, copied, end - copied);
    return out.toByteArray();
  }
}
