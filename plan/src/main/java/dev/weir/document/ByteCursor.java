package dev.weir.document;

import dev.weir.config.Place;

/**
 * Turns offsets into UTF-8 bytes into places. Columns count characters (code points). Offsets that
 * only grow cost one walk over the file in all. Not thread-safe.
 */
final class ByteCursor {
  private final String file;
  private final byte[] bytes;
  private int offset;
  private int line = 1;
  private int column = 1;

  ByteCursor(String file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  Place at(long target) {
    if (target < offset) {
      offset = 0;
      line = 1;
      column = 1;
    }
    int end = (int) Math.min(target, bytes.length);
    for (; offset < end; offset++) {
      byte b = bytes[offset];
      boolean crOfCrLf = b == '\r' && offset + 1 < bytes.length && bytes[offset + 1] == '\n';
      if (b == '\n' || (b == '\r' && !crOfCrLf)) {
        line++;
        column = 1;
      } else if (!crOfCrLf && (b & 0xC0) != 0x80) {
        column++;
      }
    }
    return new Place(file, line, column);
  }
}
