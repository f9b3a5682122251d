package dev.weir.policies.media;

import dev.weir.http.Headers;

/** What a header says about the very bytes of a body. */
public final class Digests {
  private static final String[] NAMES = {
    "Content-MD5", "Digest", "Content-Digest", "Repr-Digest", "Signature", "Signature-Input"
  };

  private Digests() {}

  /**
   * Makes the head fit a body whose bytes are changed: checksums and signatures go, a strong ETag
   * becomes weak (RFC 9110 §8.8.1), and parts cannot be asked for.
   */
  public static void forget(Headers headers) {
    for (String name : NAMES) {
      headers.remove(name);
    }
    headers.remove("Accept-Ranges");
    String tag = headers.get("ETag");
    if (tag != null && !tag.startsWith("W/")) {
      headers.set("ETag", "W/" + tag);
    }
  }
}
