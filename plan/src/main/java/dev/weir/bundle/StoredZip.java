package dev.weir.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Zip files (APPNOTE 6.3.3 §4.3) with nothing left to choice: entries stored, sorted by name, dated
 * 1 January 1980, without extra fields or comments. So the same entries give the same bytes, which
 * the writers of the JDK do not promise, and a file is accepted only if these entries give exactly
 * its bytes: nothing can hide between or behind them.
 */
final class StoredZip {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int END_SIZE = 22;
  private static final short VERSION = 10;
  private static final short UTF8_FLAG = 0x0800;
  private static final short FIRST_OF_1980 = 0x0021;
  private static final int MOST_ENTRIES = 0xFFFE;

  private StoredZip() {}

  static byte[] write(SortedMap<String, byte[]> entries) throws BundleException {
    long directory = 0;
    long contents = 0;
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      int name = entry.getKey().getBytes(UTF_8).length;
      directory += CENTRAL_SIZE + name;
      contents += (long) LOCAL_SIZE + name + entry.getValue().length;
    }
    if (entries.size() > MOST_ENTRIES || contents + directory + END_SIZE > Integer.MAX_VALUE) {
      throw new BundleException("", "too much for one bundle", "make several bundles");
    }
    byte[] bytes = new byte[(int) (contents + directory + END_SIZE)];
    ByteBuffer zip = buffer(bytes);
    ByteBuffer central = buffer(new byte[(int) directory]);
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      byte[] name = entry.getKey().getBytes(UTF_8);
      int offset = zip.position();
      head(zip.putInt(LOCAL), name, entry.getValue());
      zip.put(name).put(entry.getValue());
      head(central.putInt(CENTRAL).putShort(VERSION), name, entry.getValue());
      // no comment, first disk, no attributes
      central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
      central.putInt(offset).put(name);
    }
    zip.put(central.flip());
    short count = (short) entries.size();
    zip.putInt(END).putInt(0).putShort(count).putShort(count);
    zip.putInt((int) directory).putInt((int) contents).putShort((short) 0);
    return bytes;
  }

  /** What a local header and a directory entry have in common. */
  private static void head(ByteBuffer to, byte[] name, byte[] content) {
    boolean ascii = new String(name, UTF_8).length() == name.length;
    CRC32 crc = new CRC32();
    crc.update(content);
    to.putShort(VERSION).putShort(ascii ? 0 : UTF8_FLAG).putShort((short) 0);
    to.putShort((short) 0).putShort(FIRST_OF_1980);
    to.putInt((int) crc.getValue()).putInt(content.length).putInt(content.length);
    to.putShort((short) name.length).putShort((short) 0);
  }

  static SortedMap<String, byte[]> read(byte[] bytes) throws BundleException {
    ByteBuffer zip = buffer(bytes);
    if (bytes.length < END_SIZE || zip.getInt(0) != LOCAL) {
      throw new BundleException("", "this is no bundle", "weir build makes one");
    }
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try {
      while (zip.getInt() == LOCAL) {
        entry(zip, entries);
      }
    } catch (BufferUnderflowException e) {
      throw new BundleException("", "the bundle ends too early");
    }
    return entries;
  }

  /** Refuses a file that says more, or says it otherwise, than these entries need. */
  static void checkExact(byte[] bytes, SortedMap<String, byte[]> entries) throws BundleException {
    if (!Arrays.equals(bytes, write(entries))) {
      throw new BundleException("", "the bundle is not in the form that weir build writes");
    }
  }

  private static void entry(ByteBuffer zip, SortedMap<String, byte[]> entries)
      throws BundleException {
    zip.getShort(); // version
    short flags = zip.getShort();
    short method = zip.getShort();
    zip.getInt(); // time and date
    zip.getInt(); // CRC; the manifest has something better
    long stored = zip.getInt() & 0xFFFFFFFFL;
    zip.getInt(); // size when unpacked: the same
    int nameLength = zip.getShort() & 0xFFFF;
    int extraLength = zip.getShort() & 0xFFFF;
    String name = name(bytes(zip, nameLength));
    Layout.checkName(name);
    if (method != 0 || (flags & ~UTF8_FLAG) != 0) {
      throw new BundleException(name, "the entry is compressed, encrypted or streamed");
    }
    bytes(zip, extraLength);
    if (entries.put(name, bytes(zip, stored)) != null) {
      throw new BundleException(name, "the entry stands twice in the bundle");
    }
  }

  private static byte[] bytes(ByteBuffer zip, long length) {
    if (length > zip.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[(int) length];
    zip.get(bytes);
    return bytes;
  }

  private static String name(byte[] bytes) throws BundleException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BundleException("", "the name of an entry is not UTF-8");
    }
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
