package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a program or a shared library for Linux asks of the machine (System V ABI, chapters 4 and
 * 5): its processor, the loader that starts it, and the libraries that must be there.
 *
 * @param machine the processor; {@link #X86_64} or {@link #AARCH64}, or something else
 * @param interpreter the loader, for programs
 * @param needed names of libraries
 */
record Elf(int machine, Optional<String> interpreter, List<String> needed) {
  static final int X86_64 = 62;
  static final int AARCH64 = 183;

  private static final int MAGIC = 0x7f454c46;
  private static final int LOAD = 1;
  private static final int DYNAMIC = 2;
  private static final int INTERPRETER = 3;
  private static final int NEEDED = 1;
  private static final int STRINGS = 5;

  /** Copies the list. */
  Elf {
    needed = List.copyOf(needed);
  }

  /** Reads a file; empty when it is no 64-bit little-endian ELF file. */
  static Optional<Elf> read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() < 64) {
        return Optional.empty();
      }
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      if (bytes.getInt(0) != MAGIC || bytes.get(4) != 2 || bytes.get(5) != 1) {
        return Optional.empty();
      }
      return Optional.of(new Parser(bytes.order(ByteOrder.LITTLE_ENDIAN)).parse());
    } catch (IndexOutOfBoundsException e) {
      throw new IOException(file + " is a damaged ELF file", e);
    }
  }

  /** A segment: where it lies in the file and in memory. */
  private record Segment(int type, long offset, long address, long size) {}

  private static final class Parser {
    private final ByteBuffer bytes;
    private final List<Segment> segments = new ArrayList<>();

    Parser(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    Elf parse() {
      int table = (int) bytes.getLong(32);
      int entrySize = bytes.getShort(54);
      int count = bytes.getShort(56);
      for (int i = 0; i < count; i++) {
        int at = table + i * entrySize;
        segments.add(
            new Segment(
                bytes.getInt(at),
                bytes.getLong(at + 8),
                bytes.getLong(at + 16),
                bytes.getLong(at + 32)));
      }
      return new Elf(
          bytes.getShort(18),
          first(INTERPRETER).map(segment -> text(segment.offset())),
          first(DYNAMIC).map(this::needed).orElse(List.of()));
    }

    private Optional<Segment> first(int type) {
      return segments.stream().filter(segment -> segment.type() == type).findFirst();
    }

    private List<String> needed(Segment dynamic) {
      List<Long> names = new ArrayList<>();
      long strings = 0;
      for (long at = dynamic.offset(); at < dynamic.offset() + dynamic.size(); at += 16) {
        long tag = bytes.getLong((int) at);
        long value = bytes.getLong((int) at + 8);
        if (tag == NEEDED) {
          names.add(value);
        } else if (tag == STRINGS) {
          strings = offset(value);
        } else if (tag == 0) {
          break;
        }
      }
      List<String> needed = new ArrayList<>();
      for (long name : names) {
        needed.add(text(strings + name));
      }
      return needed;
    }

    /** Where in the file an address of the running program lies. */
    private long offset(long address) {
      for (Segment segment : segments) {
        if (segment.type() == LOAD
            && address >= segment.address()
            && address < segment.address() + segment.size()) {
          return address - segment.address() + segment.offset();
        }
      }
      throw new IndexOutOfBoundsException("an address that is nowhere in the file");
    }

    private String text(long at) {
      int end = (int) at;
      while (bytes.get(end) != 0) {
        end++;
      }
      byte[] text = new byte[end - (int) at];
      bytes.get((int) at, text);
      return new String(text, UTF_8);
    }
  }
}
