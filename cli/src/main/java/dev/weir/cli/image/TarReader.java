package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the files of a tar archive one after the other, as container tools write them: {@code
 * ustar}, long names of GNU and PAX.
 */
final class TarReader {
  /** More than any name needs. */
  private static final int LONGEST_NAME = 1 << 16;

  private final DataInputStream in;

  TarReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** Told of each plain file. */
  interface Visitor {
    /**
     * A file.
     *
     * @param name without {@code ./} at its beginning
     * @param content ends where the file ends; need not be read
     */
    void file(String name, long size, InputStream content) throws IOException;
  }

  /** Reads to the end. */
  void read(Visitor visitor) throws IOException {
    byte[] header = new byte[TarWriter.BLOCK];
    String longName = "";
    while (next(header)) {
      long size = number(header, 124, 12);
      char type = (char) header[156];
      Limited content = new Limited(in, size);
      if (type == 'L' || type == 'x') {
        if (size > LONGEST_NAME) {
          throw new IOException("the name of an entry is too long");
        }
        String text = new String(content.readAllBytes(), UTF_8);
        longName = type == 'L' ? text.replace("\0", "") : pax(text, longName);
      } else if (type != 'g') {
        String name = longName.isEmpty() ? name(header) : longName;
        if (type == '0' || type == 0) {
          visitor.file(name.startsWith("./") ? name.substring(2) : name, size, content);
        }
        longName = "";
      }
      in.skipNBytes(content.left + (-size & (TarWriter.BLOCK - 1)));
    }
  }

  private boolean next(byte[] header) throws IOException {
    try {
      in.readFully(header);
    } catch (EOFException end) {
      return false;
    }
    return header[0] != 0;
  }

  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    boolean ustar = text(header, 257, 5).equals("ustar");
    String name = text(header, 0, 100);
    return ustar && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  /** Lines of length, blank, key, equals sign, value. */
  private static String pax(String lines, String otherwise) {
    for (String line : lines.split("\n")) {
      int key = line.indexOf(' ') + 1;
      if (line.startsWith("path=", key)) {
        return line.substring(key + "path=".length());
      }
    }
    return otherwise;
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, UTF_8);
  }

  private static long number(byte[] header, int at, int length) throws IOException {
    if (header[at] < 0) { // GNU: binary, for what octal digits cannot tell
      long value = header[at] & 0x7f;
      for (int i = at + 1; i < at + length; i++) {
        value = value << 8 | (header[i] & 0xff);
      }
      return value;
    }
    String digits = text(header, at, length).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("this is no tar archive");
    }
  }

  /** The content of one entry. */
  private static final class Limited extends InputStream {
    private final InputStream in;
    private long left;

    Limited(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = in.read(bytes, at, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException("the archive ends in the middle of a file");
      }
      left -= count;
      return count;
    }
  }
}
