package dev.weir.testkit.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One connection through a {@link FaultProxy}. Thread-safe. */
final class SpoiledConnection {
  private static final byte[] GARBAGE =
      "\u0000\u0001\u0002 no protocol has this \u00fe\u00ff\r\n\r\n"
          .repeat(20)
          .getBytes(ISO_8859_1);

  private final Socket gateway;
  private final Socket backend;
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final Spoiling first;
  private volatile Spoiling spoiling = Spoiling.NONE;

  /**
   * Spoiled from the beginning; where that ends it, as soon as the gateway has sent something: else
   * it would not have come to be.
   */
  SpoiledConnection(Socket gateway, Socket backend, Spoiling first) throws IOException {
    this.gateway = gateway;
    this.backend = backend;
    this.first = first;
    if (first == Spoiling.STALL || first == Spoiling.DRIBBLE) {
      spoiling = first;
    }
    gateway.setTcpNoDelay(true);
    backend.setTcpNoDelay(true);
  }

  void begin() {
    List<Runnable> ways = List.of(() -> pass(gateway, backend), () -> pass(backend, gateway));
    for (Runnable way : ways) {
      var unused = FaultProxy.daemon(way);
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] bytes = new byte[16 << 10];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int count;
      while ((count = in.read(bytes)) >= 0) {
        if (from == gateway && first != Spoiling.NONE && spoiling == Spoiling.NONE) {
          spoil(first);
        }
        if (spoiling == Spoiling.STALL) {
          stalled.await();
        }
        int step = spoiling == Spoiling.DRIBBLE ? 1 : count;
        for (int at = 0; at < count; at += step) {
          out.write(bytes, at, step);
        }
      }
      to.shutdownOutput();
    } catch (IOException reset) {
      reset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void spoil(Spoiling how) {
    spoiling = how;
    try {
      switch (how) {
        case RESET -> reset();
        case CLOSE -> close();
        case HALF_CLOSE -> gateway.shutdownOutput();
        case GARBAGE -> gateway.getOutputStream().write(GARBAGE);
        case NONE, STALL, DRIBBLE -> {
          // seen by whoever passes the next bytes
        }
      }
    } catch (IOException gone) {
      close();
    }
  }

  private void reset() {
    try {
      gateway.setSoLinger(true, 0);
      backend.setSoLinger(true, 0);
    } catch (IOException closed) {
      // too late, it is closed already
    }
    close();
  }

  void close() {
    stalled.countDown();
    close(gateway);
    close(backend);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is closed, and that was the wish
    }
  }
}
