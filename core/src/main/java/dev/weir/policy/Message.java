package dev.weir.policy;

import dev.weir.http.Chunk;

/**
 * One WebSocket message, server-sent event, gRPC or JMS message.
 *
 * @param kind what carries it
 * @param payload its bytes: the message without framing; for an event, its lines
 */
public record Message(Kind kind, Chunk payload) {
  /** What carries a message. */
  public enum Kind {
    TEXT_FRAME,
    BINARY_FRAME,
    EVENT,
    GRPC,
    JMS
  }
}
