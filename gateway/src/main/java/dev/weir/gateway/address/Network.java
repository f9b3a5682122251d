package dev.weir.gateway.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/**
 * An address or a network in CIDR form (RFC 4632, RFC 4291 §2.3). An IPv4 address that is mapped
 * into IPv6 counts as the IPv4 address it stands for. Immutable.
 */
public final class Network {
  private static final int MAPPED_BITS = 96;

  private final long high;
  private final long low;
  private final int bits;
  private final boolean four;
  private final String text;

  private Network(byte[] address, int bits, boolean four, String text) {
    this.high = high(address);
    this.low = low(address);
    this.bits = bits;
    this.four = four;
    this.text = text;
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address.
   *
   * @throws IllegalArgumentException when it is neither; the message says what is wrong
   */
  public static Network of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    boolean plain = address.indexOf('%') < 0 && address.indexOf('[') < 0;
    byte[] bytes = plain ? NetUtil.createByteArrayFromIpAddressString(address) : null;
    if (bytes == null) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not an address or network such as 10.0.0.0/8 or 2001:db8::/32");
    }
    boolean four = bytes.length == 4;
    int most = 8 * bytes.length;
    int prefix = slash < 0 ? most : prefix(text.substring(slash + 1), most, text);
    byte[] mapped = mapped(bytes);
    int bits = four ? MAPPED_BITS + prefix : prefix;
    Network network =
        new Network(mapped, bits, four || (bits >= MAPPED_BITS && isMapped(mapped)), text);
    if (!network.isWholly()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" has bits set beyond its prefix of " + prefix);
    }
    return network;
  }

  /** Whether an address belongs to it. */
  public boolean contains(InetAddress address) {
    return contains(address.getAddress());
  }

  /** Whether an address of 4 or 16 bytes belongs to it. */
  boolean contains(byte[] address) {
    byte[] mapped = mapped(address);
    if (isMapped(mapped) != four) {
      return false;
    }
    return ((high(mapped) ^ high) & highMask()) == 0 && ((low(mapped) ^ low) & lowMask()) == 0;
  }

  @Override
  public String toString() {
    return text;
  }

  private boolean isWholly() {
    return (high & ~highMask()) == 0 && (low & ~lowMask()) == 0;
  }

  private long highMask() {
    return mask(Math.min(bits, 64));
  }

  private long lowMask() {
    return mask(Math.max(0, bits - 64));
  }

  private static long mask(int ones) {
    return ones == 0 ? 0 : -1L << (64 - ones);
  }

  private static int prefix(String digits, int most, String text) {
    try {
      int prefix = Integer.parseInt(digits);
      if (prefix >= 0 && prefix <= most) {
        return prefix;
      }
    } catch (NumberFormatException notANumber) {
      // reported below
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" needs a prefix length from 0 to " + most + " after the slash");
  }

  private static byte[] mapped(byte[] address) {
    if (address.length == 16) {
      return address;
    }
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    System.arraycopy(address, 0, mapped, 12, 4);
    return mapped;
  }

  private static boolean isMapped(byte[] address) {
    return high(address) == 0 && low(address) >>> 32 == 0xffffL;
  }

  private static long high(byte[] address) {
    return number(address, 0);
  }

  private static long low(byte[] address) {
    return number(address, 8);
  }

  private static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = from; i < from + 8; i++) {
      number = number << 8 | (bytes[i] & 0xff);
    }
    return number;
  }
}
