package dev.weir.policies.mock;

import dev.weir.http.Chunk;
import dev.weir.policies.media.MediaType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One example of the definition.
 *
 * @param status which statuses it answers
 * @param contentType what the answer says of its body; empty when there is no body, or when the
 *     definition names no media type for it
 * @param name of the example; empty when it has none
 * @param body the text
 */
record MockAnswer(StatusRange status, String contentType, String name, String body) {
  /**
   * An example under a key of {@code content}. A key may be a range such as {@code text/*}: an
   * answer needs a type, and gets the nearest that fits.
   */
  static MockAnswer of(StatusRange status, String mediaType, String name, String body) {
    MediaType type = MediaType.parse(mediaType);
    if (type == null) {
      return new MockAnswer(status, "", name, body);
    }
    if (!type.range()) {
      return new MockAnswer(status, mediaType.trim(), name, body);
    }
    boolean json = body.startsWith("{") || body.startsWith("[");
    String concrete =
        type.text()
            ? "text/plain"
            : type.type().equals("application") || json ? "application/json" : "text/plain";
    return new MockAnswer(status, concrete, name, body);
  }

  @Nullable MediaType type() {
    return MediaType.parse(contentType);
  }

  Chunk bytes() {
    return Chunk.of(body.getBytes(StandardCharsets.UTF_8));
  }
}
