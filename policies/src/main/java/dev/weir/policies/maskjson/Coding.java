package dev.weir.policies.maskjson;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Takes back the content coding of a body (RFC 9110 §8.4.1), within a size. */
final class Coding {
  private Coding() {}

  /** A coding that cannot be taken back; the message holds nothing of the body. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /** The plain bytes: the very same array where there is no coding. */
  static byte[] decode(byte[] body, @Nullable String coding, int most) throws IOException {
    String name = coding == null ? "identity" : coding.trim().toLowerCase(Locale.ROOT);
    try {
      return switch (name) {
        case "", "identity" -> body;
        case "gzip", "x-gzip" -> read(most, new GZIPInputStream(new ByteArrayInputStream(body)));
        case "deflate" -> read(most, new InflaterInputStream(new ByteArrayInputStream(body)));
        default -> throw new Unreadable("the content coding " + name + " is not known here");
      };
    } catch (Unreadable e) {
      throw e;
    } catch (IOException e) {
      throw new Unreadable("its " + name + " coding is broken");
    }
  }

  private static byte[] read(int most, InputStream in) throws IOException {
    try (in) {
      byte[] plain = in.readNBytes(most + 1);
      if (plain.length > most) {
        throw new Unreadable("it is larger than " + most + " bytes once unpacked");
      }
      return plain;
    }
  }
}
