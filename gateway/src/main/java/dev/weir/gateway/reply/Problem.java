package dev.weir.gateway.reply;

import dev.weir.fault.FaultCode;
import dev.weir.gateway.text.Escape;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault as {@code application/problem+json} (RFC 9457). Types and instances are URNs, so that
 * they mean the same whatever host answers. The extension members {@code code} and {@code number}
 * name the fault for programs; {@code trace} is there while exchanges are traced.
 */
final class Problem {
  private static final Map<FaultCode, String> BEGINNINGS = new EnumMap<>(FaultCode.class);

  static {
    for (FaultCode code : FaultCode.values()) {
      StringBuilder json = new StringBuilder(256);
      json.append("{\"type\":\"urn:weir:problem:").append(code.slug());
      json.append("\",\"title\":\"");
      Escape.json(json, code.title());
      json.append("\",\"status\":").append(code.status());
      json.append(",\"code\":\"").append(code.slug());
      json.append("\",\"number\":").append(code.number());
      json.append(",\"instance\":\"urn:weir:exchange:");
      BEGINNINGS.put(code, json.toString());
    }
  }

  private Problem() {}

  static String json(FaultCode code, String hint, String exchange, @Nullable String trace) {
    StringBuilder json = new StringBuilder(384).append(BEGINNINGS.get(code));
    Escape.urn(json, exchange);
    json.append('"');
    if (trace != null) {
      json.append(",\"trace\":\"").append(trace).append('"');
    }
    if (!hint.isEmpty()) {
      json.append(",\"detail\":\"");
      Escape.json(json, hint);
      json.append('"');
    }
    return json.append('}').toString();
  }
}
