package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes a tar archive in the format {@code ustar} of POSIX.1-1988, which every reader knows. Owner
 * is always 0, and every entry has one and the same time: nothing of this machine gets in.
 */
final class TarWriter {
  static final int BLOCK = 512;

  /** The largest size that eleven octal digits can tell. */
  private static final long LARGEST = (1L << 33) - 1;

  private final OutputStream out;
  private final long seconds;

  /**
   * An archive.
   *
   * @param out where it goes; not closed
   * @param seconds the time of every entry, since 1970
   */
  TarWriter(OutputStream out, long seconds) {
    this.out = out;
    this.seconds = seconds;
  }

  /** A folder; the path has no slash at its end. */
  void folder(String path, int mode) throws IOException {
    header(path + "/", mode, 0, '5');
  }

  /** A file with so many bytes. */
  void file(String path, int mode, long size, InputStream content) throws IOException {
    header(path, mode, size, '0');
    long written = content.transferTo(out);
    if (written != size) {
      throw new IOException(path + " has changed while it was read");
    }
    out.write(new byte[(int) (-size & (BLOCK - 1))]);
  }

  /** The end: two empty blocks. */
  void end() throws IOException {
    out.write(new byte[2 * BLOCK]);
  }

  private void header(String path, int mode, long size, char type) throws IOException {
    if (size > LARGEST) {
      throw new IOException(path + " is too large for an image");
    }
    byte[] header = new byte[BLOCK];
    int cut = cut(path);
    text(header, 0, path.substring(cut == 0 ? 0 : cut + 1));
    text(header, 345, path.substring(0, cut));
    octal(header, 100, 8, mode);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, size);
    octal(header, 136, 12, seconds);
    header[156] = (byte) type;
    text(header, 257, "ustar\0" + "00");
    octal(header, 329, 8, 0);
    octal(header, 337, 8, 0);
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    octal(header, 148, 7, sum);
    out.write(header);
  }

  /** Where a path is parted so that its end fits into 100 bytes and what is before into 155. */
  private static int cut(String path) throws IOException {
    if (path.getBytes(UTF_8).length <= 100) {
      return 0;
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (slash + 1 < path.length()
          && path.substring(slash + 1).getBytes(UTF_8).length <= 100
          && path.substring(0, slash).getBytes(UTF_8).length <= 155) {
        return slash;
      }
    }
    throw new IOException("the path is too long for an image: " + path);
  }

  private static void text(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  /** Octal digits with zeros before and a NUL behind. */
  private static void octal(byte[] header, int at, int length, long value) {
    long rest = value;
    for (int i = at + length - 2; i >= at; i--) {
      header[i] = (byte) ('0' + (rest & 7));
      rest >>= 3;
    }
  }
}
