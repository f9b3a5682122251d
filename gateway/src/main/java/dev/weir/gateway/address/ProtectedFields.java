package dev.weir.gateway.address;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Header fields that only the gateway may say to backends: who the client is and how it came.
 * Backends that read fields as variables do not tell {@code X-Real-IP} from {@code X_Real_IP} or
 * {@code X.Real.IP}, so those spellings are protected too. Immutable.
 */
final class ProtectedFields {
  private static final List<String> NAMES =
      List.of(
          "forwarded",
          "x-forwarded",
          "x-forwarded-for",
          "x-forwarded-by",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-proto",
          "x-forwarded-protocol",
          "x-forwarded-scheme",
          "x-forwarded-server",
          "x-forwarded-ssl",
          "x-forwarded-prefix",
          "x-forwarded-path",
          "x-forwarded-uri",
          "x-forwarded-method",
          "x-forwarded-user",
          "x-forwarded-client-cert",
          "x-original-forwarded-for",
          "x-original-host",
          "x-original-url",
          "x-original-uri",
          "x-original-method",
          "x-rewrite-url",
          "x-real-ip",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-envoy-external-address",
          "client-ip",
          "true-client-ip",
          "cf-connecting-ip",
          "fastly-client-ip",
          "front-end-https",
          "x-url-scheme",
          "x-authenticated-user",
          "remote-addr",
          "remote-user",
          "ssl-client-cert",
          "ssl-client-verify",
          "x-ssl-client-cert",
          "x-ssl-client-verify",
          "x-client-cert");

  private final String[][] byLength;

  /** The usual names and others that this gateway sets. */
  ProtectedFields(Collection<String> others) {
    List<String> all = new ArrayList<>(NAMES);
    for (String other : others) {
      all.add(folded(other));
    }
    int longest = all.stream().mapToInt(String::length).max().orElse(0);
    byLength = new String[longest + 1][];
    for (int i = 0; i <= longest; i++) {
      int length = i;
      byLength[i] = all.stream().filter(name -> name.length() == length).toArray(String[]::new);
    }
  }

  /** Removes them all, in whatever spelling. */
  void strip(HttpHeaders headers) {
    Iterator<Map.Entry<CharSequence, CharSequence>> fields = headers.iteratorCharSequence();
    List<String> found = null;
    while (fields.hasNext()) {
      CharSequence name = fields.next().getKey();
      if (protects(name)) {
        if (found == null) {
          found = new ArrayList<>();
        }
        found.add(name.toString());
      }
    }
    if (found != null) {
      found.forEach(headers::remove);
    }
  }

  /** Whether a name is one of them in some spelling. */
  boolean protects(CharSequence name) {
    int length = name.length();
    if (length >= byLength.length) {
      return false;
    }
    for (String candidate : byLength[length]) {
      if (same(name, candidate)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(CharSequence name, String candidate) {
    for (int i = 0; i < candidate.length(); i++) {
      if (folded(name.charAt(i)) != candidate.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String folded(String name) {
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      folded.append(folded(name.charAt(i)));
    }
    return folded.toString();
  }

  /** Lower case; what is neither letter nor digit is a dash. */
  private static char folded(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c | 0x20);
    }
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
  }
}
