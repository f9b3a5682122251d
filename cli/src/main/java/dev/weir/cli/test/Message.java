package dev.weir.cli.test;

import java.util.List;

/**
 * The fields and the body that arrived.
 *
 * @param headers as they came
 * @param body as text, possibly empty
 */
record Message(List<Call.Header> headers, String body) {
  Message {
    headers = List.copyOf(headers);
  }

  /** All values of a field, in order; names compare without regard to case. */
  List<String> values(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Call.Header::value)
        .toList();
  }
}
