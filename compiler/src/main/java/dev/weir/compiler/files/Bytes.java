package dev.weir.compiler.files;

import java.io.IOException;
import java.io.InputStream;

/** Reads a stream that may be larger than we want. */
final class Bytes {
  private Bytes() {}

  static byte[] read(InputStream in, long cap) throws IOException, UnreadableFile {
    byte[] bytes = in.readNBytes((int) Math.min(cap + 1, Integer.MAX_VALUE - 8));
    if (bytes.length > cap) {
      throw new UnreadableFile(
          "too-large",
          "is too large: a file may have 64 MB and a project 256 MB",
          "leave out what the API does not need");
    }
    return bytes;
  }
}
