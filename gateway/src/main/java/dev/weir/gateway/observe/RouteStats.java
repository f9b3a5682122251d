package dev.weir.gateway.observe;

import dev.weir.gateway.text.Escape;
import java.nio.charset.StandardCharsets;

/**
 * One route as metrics and the access log know it. Made by {@link Metrics#route} when a plan is
 * bound. Thread-safe.
 */
public final class RouteStats {
  final Cells requests;
  final Cells api;
  private final byte[] textFragment;
  private final byte[] jsonFragment;

  RouteStats(
      Cells requests, Cells api, String name, String version, String operation, String route) {
    this.requests = requests;
    this.api = api;
    this.textFragment =
        fragment(" api=\"", name, "\" version=\"", version, operation, route, "\" %=\"", "\"");
    this.jsonFragment =
        fragment(
            ",\"api\":\"",
            name,
            "\",\"version\":\"",
            version,
            operation,
            route,
            "\",\"%\":\"",
            "\"");
  }

  /** What a text line says about the route; escaped. */
  byte[] textFragment() {
    return textFragment;
  }

  /** What a JSON line says about the route; escaped. */
  byte[] jsonFragment() {
    return jsonFragment;
  }

  private static byte[] fragment(
      String begin,
      String name,
      String middle,
      String version,
      String operation,
      String route,
      String next,
      String end) {
    StringBuilder text = new StringBuilder(begin);
    Escape.json(text, name);
    text.append(middle);
    Escape.json(text, version);
    text.append(next.replace("%", "operation"));
    Escape.json(text, operation);
    text.append(next.replace("%", "route"));
    Escape.json(text, route);
    return text.append(end).toString().getBytes(StandardCharsets.UTF_8);
  }
}
