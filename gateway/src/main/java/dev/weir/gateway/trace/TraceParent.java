package dev.weir.gateway.trace;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says about the trace that its request belongs to (W3C Trace Context §3.2).
 *
 * @param traceId 32 hex digits, not all zero
 * @param spanId 16 hex digits, not all zero: the caller's own span
 * @param sampled whether the caller records it
 */
record TraceParent(String traceId, String spanId, boolean sampled) {
  static final String FIELD = "traceparent";
  static final String STATE = "tracestate";

  private static final int LENGTH = 55;
  private static final int TRACE = 3;
  private static final int SPAN = 36;
  private static final int FLAGS = 53;

  /** Reads the field; null when it is absent, there twice, or not as the standard has it. */
  static @Nullable TraceParent of(HttpHeaders headers) {
    String field = headers.get(FIELD);
    if (field == null) {
      return null;
    }
    List<String> all = headers.getAll(FIELD);
    return all.size() == 1 ? read(field) : null;
  }

  static @Nullable TraceParent read(String field) {
    // A later version may say more after a dash, but never less (§4.3).
    boolean known = field.length() == LENGTH;
    boolean later =
        field.length() > LENGTH && field.charAt(LENGTH) == '-' && !field.startsWith("00");
    if ((!known && !later)
        || field.charAt(2) != '-'
        || field.charAt(SPAN - 1) != '-'
        || field.charAt(FLAGS - 1) != '-'
        || !hex(field, 0, 2)
        || field.startsWith("ff")
        || !id(field, TRACE, SPAN - 1)
        || !id(field, SPAN, FLAGS - 1)
        || !hex(field, FLAGS, LENGTH)) {
      return null;
    }
    boolean sampled = (Character.digit(field.charAt(LENGTH - 1), 16) & 1) == 1;
    return new TraceParent(
        field.substring(TRACE, SPAN - 1), field.substring(SPAN, FLAGS - 1), sampled);
  }

  /** What the next one is told. */
  static String field(String traceId, String spanId, boolean sampled) {
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
  }

  private static boolean id(String text, int from, int to) {
    boolean any = false;
    for (int i = from; i < to; i++) {
      any |= text.charAt(i) != '0';
    }
    return any && hex(text, from, to);
  }

  private static boolean hex(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }
}
