package dev.weir.testkit.client;

/** One connection to the gateway. */
public interface ClientConnection extends AutoCloseable {
  /** Sends a request. Over HTTP/1.1 the one before must be over. */
  OpenCall open(Ask ask);

  /** A request that will be sent on this connection. */
  default Ask ask(String method, String target) {
    return new Ask(() -> this, method, target, authority());
  }

  /** A GET that will be sent on this connection. */
  default Ask get(String target) {
    return ask("GET", target);
  }

  /** What its requests have as host. */
  String authority();

  /** Whether the other side has closed it. */
  boolean closedByPeer();

  @Override
  void close();
}
