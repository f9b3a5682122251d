package dev.weir.gateway.address;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/** An address as proxies write it into header fields (RFC 7239 §6). */
final class Node {
  private Node() {}

  /**
   * The bytes of {@code 192.0.2.1}, {@code 192.0.2.1:80}, {@code 2001:db8::1}, {@code
   * [2001:db8::1]} or {@code [2001:db8::1]:80}; null for anything else, {@code unknown} and hidden
   * names included.
   */
  static byte @Nullable [] address(String text) {
    String address = text;
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0 || !isPortOrNothing(text, end + 1)) {
        return null;
      }
      address = text.substring(1, end);
    } else {
      int colon = text.indexOf(':');
      if (colon >= 0 && colon == text.lastIndexOf(':')) {
        if (!isPortOrNothing(text, colon)) {
          return null;
        }
        address = text.substring(0, colon);
      }
    }
    return address.indexOf('%') >= 0 ? null : NetUtil.createByteArrayFromIpAddressString(address);
  }

  private static boolean isPortOrNothing(String text, int at) {
    if (at == text.length()) {
      return true;
    }
    if (text.charAt(at) != ':' || at + 1 == text.length() || text.length() - at > 6) {
      return false;
    }
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
