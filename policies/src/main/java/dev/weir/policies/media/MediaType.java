package dev.weir.policies.media;

import dev.weir.policies.text.Ascii;
import dev.weir.policies.text.Quoted;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A media type or range (RFC 9110 §8.3.1, §12.5.1). Names are lower case.
 *
 * @param type for example {@code application}, or {@code *}
 * @param subtype for example {@code problem+json}, or {@code *}
 * @param parameters by name, values without quotes
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
  /** The value of a Content-Type field; null when it is absent or malformed. */
  public static @Nullable MediaType parse(@Nullable String text) {
    if (text == null || text.chars().anyMatch(Ascii::control)) {
      return null;
    }
    int semicolon = text.indexOf(';');
    String essence = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
    int slash = essence.indexOf('/');
    if (slash < 1 || slash == essence.length() - 1 || essence.indexOf('/', slash + 1) >= 0) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    if (semicolon >= 0) {
      for (String parameter : Quoted.split(text.substring(semicolon + 1), ';')) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
          parameters.putIfAbsent(
              parameter.substring(0, equals).trim().toLowerCase(Locale.ROOT),
              Quoted.unquote(parameter.substring(equals + 1).trim()));
        }
      }
    }
    return new MediaType(
        essence.substring(0, slash).toLowerCase(Locale.ROOT),
        essence.substring(slash + 1).toLowerCase(Locale.ROOT),
        parameters);
  }

  /** Whether it stands for several types: {@code *} for one of its names. */
  public boolean range() {
    return type.equals("*") || subtype.equals("*");
  }

  /** JSON, or a type with the suffix {@code +json} (RFC 6839). */
  public boolean json() {
    return ((type.equals("application") || type.equals("text")) && subtype.equals("json"))
        || subtype.endsWith("+json");
  }

  /** XML, or a type with the suffix {@code +xml}. */
  public boolean xml() {
    return ((type.equals("application") || type.equals("text")) && subtype.equals("xml"))
        || subtype.endsWith("+xml");
  }

  /** Any {@code text/*}. */
  public boolean text() {
    return type.equals("text");
  }
}
