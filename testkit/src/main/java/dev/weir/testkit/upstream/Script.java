package dev.weir.testkit.upstream;

import java.io.IOException;

/** What a backend does with a request. Runs on a thread of its own, so it may block. */
@FunctionalInterface
public interface Script {
  /** Answers, or does whatever else the test wants. An exception ends the connection. */
  void answer(Received request, Line line) throws IOException;

  /** Answers with a text. */
  static Script text(int status, String text) {
    return (request, line) -> line.answer(status, text);
  }

  /** Answers 200 with what was sent. */
  static Script echo() {
    return (request, line) -> line.answer(200, request.text(), "Content-Type", "text/plain");
  }
}
