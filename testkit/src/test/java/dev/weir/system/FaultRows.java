package dev.weir.system;

import static dev.weir.fault.FaultCode.UPSTREAM_CLOSED;
import static dev.weir.fault.FaultCode.UPSTREAM_CONNECT_TIMEOUT;
import static dev.weir.fault.FaultCode.UPSTREAM_MALFORMED;
import static dev.weir.fault.FaultCode.UPSTREAM_REFUSED;
import static dev.weir.fault.FaultCode.UPSTREAM_TIMEOUT;
import static dev.weir.system.FaultRow.answering;
import static dev.weir.system.FaultRow.calling;
import static dev.weir.system.FaultRow.uploading;

import dev.weir.system.FaultRow.Scene;
import dev.weir.testkit.fault.FaultProxy;
import dev.weir.testkit.fault.Spoiling;
import dev.weir.testkit.upstream.Line;
import dev.weir.testkit.upstream.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything that goes wrong between the gateway and a backend, and what must come of it. */
final class FaultRows {
  private static final Seen CLOSED = Seen.fault(UPSTREAM_CLOSED);
  private static final Seen MALFORMED = Seen.fault(UPSTREAM_MALFORMED);
  private static final Seen LATE = Seen.fault(UPSTREAM_TIMEOUT);
  private static final Seen CLOSED_IN_MID_ANSWER = Seen.brokenOff(UPSTREAM_CLOSED);
  private static final Seen MALFORMED_IN_MID_ANSWER = Seen.brokenOff(UPSTREAM_MALFORMED);
  private static final Seen SILENT_IN_MID_ANSWER = Seen.brokenOff(UPSTREAM_TIMEOUT);

  private FaultRows() {}

  static List<FaultRow> all() {
    List<FaultRow> rows = new ArrayList<>();
    rows.addAll(connecting());
    rows.addAll(called());
    rows.addAll(uploads());
    rows.addAll(answers());
    rows.addAll(strangeAnswers());
    return rows;
  }

  private static List<FaultRow> connecting() {
    Seen refused = Seen.fault(UPSTREAM_REFUSED);
    return List.of(
        calling("refuses the connection", (proxy, n) -> proxy.refuse(), refused, refused),
        calling("accepts and resets", newcomers(Spoiling.RESET), CLOSED, null),
        calling("accepts and closes", newcomers(Spoiling.CLOSE), CLOSED, CLOSED),
        calling(
                "accepts and says nothing",
                newcomers(Spoiling.STALL),
                LATE,
                Seen.fault(UPSTREAM_CONNECT_TIMEOUT))
            .silently(),
        calling("accepts and talks nonsense", newcomers(Spoiling.GARBAGE), MALFORMED, MALFORMED));
  }

  private static List<FaultRow> called() {
    return List.of(
        calling("reads the request and resets", onRequest(Spoiling.RESET), CLOSED, null),
        calling("reads the request and closes", onRequest(Spoiling.CLOSE), CLOSED, CLOSED),
        calling("reads the request, half-closes", onRequest(Spoiling.HALF_CLOSE), CLOSED, CLOSED),
        calling("reads the request, then silence", onRequest(Spoiling.STALL), LATE, LATE)
            .silently(),
        calling(
            "reads the request, answers nonsense",
            onRequest(Spoiling.GARBAGE),
            MALFORMED,
            MALFORMED),
        calling("resets the stream", script((r, line) -> line.reset()), null, CLOSED),
        calling("breaks off in mid-head", raw("HTTP/1.1 200 OK\r\nContent-Le", true), CLOSED, null),
        calling("falls silent in mid-head", raw("HTTP/1.1 200 OK\r\nContent-Le", false), LATE, null)
            .silently());
  }

  private static List<FaultRow> uploads() {
    return List.of(
        uploading("resets in mid-upload", inUpload(Spoiling.RESET), CLOSED, null),
        uploading("closes in mid-upload", inUpload(Spoiling.CLOSE), CLOSED, CLOSED),
        uploading("stops reading in mid-upload", inUpload(Spoiling.STALL), LATE, LATE).silently(),
        uploading("answers 413 in mid-upload, closes", early(), Seen.whole(413), Seen.whole(413)));
  }

  private static List<FaultRow> answers() {
    return List.of(
        answering("resets in mid-answer", inAnswer(Spoiling.RESET), CLOSED_IN_MID_ANSWER, null),
        answering(
            "closes in mid-answer",
            inAnswer(Spoiling.CLOSE),
            CLOSED_IN_MID_ANSWER,
            CLOSED_IN_MID_ANSWER),
        answering(
            "half-closes in mid-answer",
            inAnswer(Spoiling.HALF_CLOSE),
            CLOSED_IN_MID_ANSWER,
            CLOSED_IN_MID_ANSWER),
        answering(
                "falls silent in mid-answer",
                inAnswer(Spoiling.STALL),
                SILENT_IN_MID_ANSWER,
                SILENT_IN_MID_ANSWER)
            .silently(),
        answering(
            "talks nonsense in mid-answer",
            inAnswer(Spoiling.GARBAGE),
            MALFORMED_IN_MID_ANSWER,
            MALFORMED_IN_MID_ANSWER),
        answering("resets the stream in mid-answer", resetStream(), null, CLOSED_IN_MID_ANSWER),
        answering(
                "every byte comes by itself",
                newcomers(Spoiling.DRIBBLE),
                Seen.whole(200),
                Seen.whole(200))
            .unread()
            .small());
  }

  private static List<FaultRow> strangeAnswers() {
    return List.of(
        answering("announces more than it sends, closes", length(+100), CLOSED_IN_MID_ANSWER, null)
            .unread(),
        answering("sends more than it announces", length(-100), Seen.whole(200), null).unread(),
        answering("ends an answer without length by closing", untilClose(), Seen.whole(200), null)
            .unread(),
        answering(
            "resets in mid-answer of one without length",
            resetUntilClose(),
            CLOSED_IN_MID_ANSWER,
            null),
        calling("sends no status line", raw("hello\r\n\r\n", true), MALFORMED, null),
        calling(
            "sends a status of four digits",
            raw("HTTP/1.1 2000 OK\r\n\r\n", true),
            MALFORMED,
            null),
        calling(
            "upgrades unasked",
            raw("HTTP/1.1 101 Up\r\nUpgrade: x\r\n\r\n", false),
            MALFORMED,
            null),
        calling(
            "sends two lengths",
            raw("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", true),
            MALFORMED,
            null),
        calling(
            "sends a chunk without size",
            raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n", true),
            MALFORMED_IN_MID_ANSWER,
            null));
  }

  // ---- scenes

  private static Scene newcomers(Spoiling how) {
    return (proxy, answer) -> {
      proxy.backend().does((request, line) -> line.answer(200, "x".repeat(answer)));
      proxy.spoilNewcomers(how);
    };
  }

  private static Scene script(Script script) {
    return (proxy, answer) -> proxy.backend().does(script);
  }

  private static Scene onRequest(Spoiling how) {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  request.text();
                  proxy.spoil(how);
                  line.awaitClose();
                });
  }

  private static Scene inUpload(Spoiling how) {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  request.read();
                  proxy.spoil(how);
                  line.awaitClose();
                });
  }

  private static Scene early() {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  request.read();
                  line.answer(413, "too much");
                  proxy.gate().pass();
                  line.close();
                });
  }

  private static Scene inAnswer(Spoiling how) {
    return inAnswer((proxy, line) -> proxy.spoil(how));
  }

  private static Scene resetStream() {
    return inAnswer((proxy, line) -> line.reset());
  }

  private interface Mishap {
    void happen(FaultProxy proxy, Line line) throws IOException;
  }

  private static Scene inAnswer(Mishap mishap) {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  line.head(200);
                  line.send("x".repeat(answer / 2));
                  proxy.gate().pass();
                  mishap.happen(proxy, line);
                  line.send("x".repeat(answer / 2));
                  line.end();
                });
  }

  private static Scene length(int more) {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  line.head(200, "Content-Length", "" + (answer + Math.max(more, 0)));
                  line.send("x".repeat(answer + Math.max(-more, 0)));
                  line.close();
                });
  }

  private static Scene untilClose() {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  line.head(200, "Connection", "close");
                  line.send("x".repeat(answer));
                });
  }

  private static Scene resetUntilClose() {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  line.head(200, "Connection", "close");
                  line.send("x".repeat(answer / 2));
                  proxy.gate().pass();
                  proxy.spoil(Spoiling.RESET);
                });
  }

  private static Scene raw(String bytes, boolean close) {
    return (proxy, answer) ->
        proxy
            .backend()
            .does(
                (request, line) -> {
                  request.text();
                  line.raw(bytes);
                  if (close) {
                    line.close();
                  } else {
                    line.awaitClose();
                  }
                });
  }
}
