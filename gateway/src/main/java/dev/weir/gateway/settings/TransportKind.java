package dev.weir.gateway.settings;

/** How sockets are driven. */
public enum TransportKind {
  /** The best that a probe finds working: io_uring, else epoll, else NIO. */
  AUTO,
  IO_URING,
  EPOLL,
  NIO
}
