package dev.weir.policies.mock;

import dev.weir.http.Chunk;
import dev.weir.policies.media.MediaType;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One example of the definition.
 *
 * @param status which statuses it answers
 * @param mediaType of the body; empty when there is no body
 * @param name of the example; empty when it has none
 * @param body the text
 */
record MockAnswer(StatusRange status, String mediaType, String name, String body) {
  @Nullable MediaType type() {
    return MediaType.parse(mediaType);
  }

  Chunk bytes() {
    return Chunk.of(body.getBytes(StandardCharsets.UTF_8));
  }
}
