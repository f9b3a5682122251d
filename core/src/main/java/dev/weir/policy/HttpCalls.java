package dev.weir.policy;

import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Asynchronous HTTP calls to services that a policy needs. Connections are pooled; every target
 * passes the gateway's egress rules after its name is resolved. Redirects are not followed.
 */
public interface HttpCalls {
  /**
   * Sends a call. The stage fails with a {@link dev.weir.fault.Fault} when the target is not
   * allowed, cannot be reached or does not answer within the deadline; an answer of any status is a
   * success.
   */
  CompletionStage<Reply> send(Call call);

  /**
   * One call.
   *
   * @param method for example {@code GET}
   * @param target an absolute {@code http} or {@code https} URI without user information
   * @param headers fields beside {@code Host} and {@code Content-Length}
   * @param body possibly empty
   * @param deadline for all of it, connecting included
   * @param maxBody bytes of the answer's body that are taken; a longer one is a fault
   */
  record Call(
      String method,
      URI target,
      List<Reply.Field> headers,
      Chunk body,
      Duration deadline,
      long maxBody) {
    /** Copies the headers. */
    public Call {
      headers = List.copyOf(headers);
    }

    /** A plain GET with a cap of 1 MB. */
    public static Call get(URI target, Duration deadline) {
      return new Call("GET", target, List.of(), Chunk.of(new byte[0]), deadline, 1 << 20);
    }
  }
}
