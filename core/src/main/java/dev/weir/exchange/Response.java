package dev.weir.exchange;

import dev.weir.http.Chunk;
import dev.weir.http.Headers;

/** What is being answered: from the backend, from a policy, or a fault. */
public interface Response {
  /** Who gave the answer. */
  enum Source {
    UPSTREAM,
    POLICY,
    FAULT
  }

  /** The status code. */
  int status();

  /** Changes the status code, 200 to 599. */
  void status(int status);

  /** Who gave the answer. */
  Source source();

  /** The header fields. */
  Headers headers();

  /**
   * The whole body, for a policy that asked for {@link dev.weir.policy.BodyUse.Whole}.
   *
   * @throws IllegalStateException when the route's policies did not ask for it
   */
  Chunk body();

  /**
   * Replaces the whole body; {@code Content-Length} follows.
   *
   * @throws IllegalStateException as for {@link #body()}
   */
  void body(Chunk body);
}
