package dev.weir.gateway.admin;

import java.nio.charset.StandardCharsets;

/** What the admin port answers. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Page(int status, String mediaType, byte[] body) implements AdminAnswer {
  /** A JSON document. */
  static Page json(int status, String json) {
    return new Page(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** A refusal; the title holds nothing that was sent. */
  static Page refusal(int status, String title) {
    return new Page(
        status,
        "application/problem+json",
        ("{\"title\":\"" + title + "\",\"status\":" + status + "}")
            .getBytes(StandardCharsets.UTF_8));
  }
}
