package dev.weir.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code docs/reference/backend-faults.md}. */
final class FaultPage {
  private static final String INTRODUCTION =
      """
      # When a backend fails

      What the caller sees and what the access log says when something goes wrong behind the gateway. Every line is
      tested with callers over HTTP/1.1 and HTTP/2, and with bodies of the sizes given.

      502 means that the backend was reached and behaved badly, or could not be reached at all; 504 that it was too slow;
      503 that the gateway did not even try. A caller who goes away before the answer is complete is a 499 in the log,
      with the fault `client-aborted`: that is nobody's fault behind the gateway.

      *Broken off*: the answer had begun, so its status cannot be taken back. Over HTTP/1.1 the connection is closed
      before the announced end, over HTTP/2 the stream is reset; a caller cannot take it for a whole one.

      A dash: it cannot happen there, or, where a backend over HTTP/2 resets its connection, it is not held by a test yet.

      | the backend | request body | answer's body | HTTP/1.1 backend: caller, log | HTTP/2 backend: caller, log |
      |---|---|---|---|---|
      """;

  private FaultPage() {}

  static String text(List<FaultRow> rows) {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (FaultRow row : rows) {
      page.append("| ").append(row.what());
      page.append(" | ").append(sizes(row.uploads()));
      page.append(" | ").append(sizes(row.answers()));
      page.append(" | ").append(cell(row.http1()));
      page.append(" | ").append(cell(row.http2()));
      page.append(" |\n");
    }
    return page.toString();
  }

  private static String sizes(List<Integer> sizes) {
    return String.join(", ", sizes.stream().map(FaultPage::size).toList());
  }

  private static String size(int bytes) {
    return bytes == 0 ? "none" : bytes >= 1 << 20 ? (bytes >> 20) + " MB" : (bytes >> 10) + " KB";
  }

  private static String cell(@Nullable Seen seen) {
    if (seen == null) {
      return "–";
    }
    return seen.caller().equals(seen.log()) ? seen.log() : seen.caller() + "; " + seen.log();
  }
}
