package dev.weir.cli.doctor;

import dev.weir.gateway.loop.Transport;
import dev.weir.gateway.settings.TransportKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How sockets will be driven: which ways work here, and why the better ones do not. */
final class TransportCheckup implements Checkup {
  private final TransportKind wanted;
  private final Function<TransportKind, Optional<String>> flaw;

  TransportCheckup(TransportKind wanted) {
    this(wanted, TransportCheckup::tried);
  }

  /**
   * For a gateway that wants one of them.
   *
   * @param flaw why a kind does not work; empty when it does
   */
  TransportCheckup(TransportKind wanted, Function<TransportKind, Optional<String>> flaw) {
    this.wanted = wanted;
    this.flaw = flaw;
  }

  @Override
  public List<Finding> look() {
    if (wanted != TransportKind.AUTO) {
      return List.of(
          flaw.apply(wanted)
              .map(why -> Finding.bad("transport", why, "leave --transport out, or name another"))
              .orElseGet(() -> Finding.good("transport", name(wanted) + " works")));
    }
    Optional<String> uring = flaw.apply(TransportKind.IO_URING);
    if (uring.isEmpty()) {
      return List.of(Finding.good("transport", "io_uring works"));
    }
    Optional<String> epoll = flaw.apply(TransportKind.EPOLL);
    if (epoll.isEmpty()) {
      return List.of(
          Finding.note(
              "transport",
              "epoll works; " + uring.get(),
              "io_uring costs less; it needs Linux 5.15 and a container that allows it"));
    }
    return List.of(
        Finding.note(
            "transport",
            "only NIO works; " + epoll.get(),
            "Weir is made for Linux on x86-64 or aarch64; elsewhere it is for development"));
  }

  private static Optional<String> tried(TransportKind kind) {
    try {
      var unused = Transport.choose(kind);
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String name(TransportKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
