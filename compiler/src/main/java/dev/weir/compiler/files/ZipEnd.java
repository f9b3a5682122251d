package dev.weir.compiler.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The record at the end of a zip (APPNOTE.TXT 4.3.16), which says how many entries there are. A zip
 * of which the end is missing would otherwise be taken for one with fewer files.
 */
final class ZipEnd {
  private static final int SIGNATURE = 0x06054b50;
  private static final int SIZE = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int SAID_ELSEWHERE = 0xffff;

  private ZipEnd() {}

  /** Whether it says that there are so many entries; of very many it cannot say it. */
  static boolean counts(byte[] zip, int entries) {
    ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int last = zip.length - SIZE;
    for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (bytes.getInt(at) == SIGNATURE) {
        int said = Short.toUnsignedInt(bytes.getShort(at + 10));
        return said == entries || said == SAID_ELSEWHERE;
      }
    }
    return false;
  }
}
