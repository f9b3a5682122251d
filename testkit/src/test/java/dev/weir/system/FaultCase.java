package dev.weir.system;

import dev.weir.testkit.client.Answer;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.fault.FaultProxy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.UncheckedIOException;

/** One row with one backend and one size of bodies, and the call that meets it. */
final class FaultCase {
  private static final int PIECE = 16 << 10;

  final FaultRow row;
  final boolean http2;
  final FaultProxy proxy;
  final String path;
  private final int upload;
  private final int answer;

  FaultCase(FaultRow row, int upload, int answer, boolean http2, int number) {
    this.row = row;
    this.http2 = http2;
    this.upload = upload;
    this.answer = answer;
    this.path = "/case-" + number;
    this.proxy = FaultProxy.before(http2 ? FakeUpstream.http2() : FakeUpstream.http1());
    row.scene().set(proxy, answer);
  }

  /** What must come of it. */
  Seen expected() {
    Seen expected = http2 ? row.http2() : row.http1();
    if (expected == null) {
      throw new IllegalStateException("there is no such case");
    }
    return expected;
  }

  /** Calls, and tells what the caller saw; the code of a fault that broke an answer off is not. */
  Seen call(ClientConnection connection) {
    OpenCall call = open(connection);
    int status = call.status();
    try {
      String text = row.reads() ? call.read(answer / 2) : "";
      proxy.gate().open();
      Answer rest = call.answer();
      text += rest.text();
      String fault = rest.fault();
      if (fault.isEmpty() && status == 200 && !text.equals("x".repeat(answer))) {
        throw new AssertionError(this + ": a body of " + text.length() + " bytes");
      }
      return new Seen(status, fault, false);
    } catch (OpenCall.BrokenAnswer broken) {
      return new Seen(status, "", true);
    }
  }

  private OpenCall open(ClientConnection connection) {
    if (upload == 0) {
      return connection.get(path).open();
    }
    OpenCall call =
        connection.ask("POST", path).header("Content-Length", "" + upload).streaming().open();
    daemon(() -> send(call));
    return call;
  }

  private void send(OpenCall call) {
    try {
      for (int at = 0; at < upload; at += PIECE) {
        call.write(new byte[Math.min(PIECE, upload - at)]);
      }
      call.end();
    } catch (OpenCall.BrokenAnswer | UncheckedIOException refused) {
      // the gateway need not take all of what it does not want
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "fault-upload");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String toString() {
    return row.what()
        + " ("
        + (http2 ? "HTTP/2" : "HTTP/1.1")
        + " backend, "
        + upload
        + " bytes up, "
        + answer
        + " down)";
  }
}
