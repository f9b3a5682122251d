package dev.weir.gateway.settings;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a pattern of the access log may name between braces. */
public enum LogField {
  /** When the first byte came, {@code 2026-11-25T10:00:00.123Z}. */
  TIME("time"),
  CLIENT_IP("client.ip"),
  METHOD("method"),
  /** Without the query, which may hold secrets. */
  PATH("path"),
  PROTOCOL("protocol"),
  HOST("host"),
  STATUS("status"),
  BYTES_IN("bytes-in"),
  BYTES_OUT("bytes-out"),
  /** Milliseconds with three decimals. */
  MS("ms"),
  UPSTREAM_MS("upstream-ms"),
  REQUEST_ID("request.id"),
  /** Empty while traces are off. */
  TRACE_ID("trace.id"),
  API_NAME("api.name"),
  API_VERSION("api.version"),
  OPERATION("operation"),
  ROUTE("route"),
  ENDPOINT("endpoint"),
  APPLICATION("application"),
  FAULT("fault"),
  PARTY("party"),
  /** With the name of the field after it, {@code header.user-agent}. */
  HEADER("header.");

  private final String word;

  LogField(String word) {
    this.word = word;
  }

  /** As it is written between braces. */
  public String word() {
    return word;
  }

  /** The field of a name; null when there is none. A header is found by its beginning. */
  static @Nullable LogField named(String name) {
    for (LogField field : values()) {
      if (field == HEADER ? name.startsWith(field.word) : name.equals(field.word)) {
        return field;
      }
    }
    return null;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(LogField::word).toList();
  }
}
