package dev.weir.gateway.observe;

import dev.weir.gateway.text.Escape;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One route as metrics and the access log know it. Made by {@link Metrics#route} when a plan is
 * bound. Thread-safe.
 */
public final class RouteStats {
  final Cells requests;
  final Cells api;
  private final String apiName;
  private final String apiVersion;
  private final String operation;
  private final String id;
  private @Nullable String apiId;
  private final byte[] textFragment;
  private final byte[] jsonFragment;

  RouteStats(
      Cells requests, Cells api, String name, String version, String operation, String route) {
    this.requests = requests;
    this.api = api;
    this.apiName = name;
    this.apiVersion = version;
    this.operation = operation;
    this.id = route;
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

  /** The API's name. */
  public String apiName() {
    return apiName;
  }

  /** The API's version. */
  public String apiVersion() {
    return apiVersion;
  }

  /** A UUID that the same name and version always give. */
  public String apiId() {
    String known = apiId;
    if (known == null) {
      String text = apiName + ":" + apiVersion;
      known = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
      apiId = known; // two threads may do this at once, with the same outcome
    }
    return known;
  }

  /** The operation's id. */
  public String operation() {
    return operation;
  }

  /** Method and template, {@code GET /pets/{id}}. */
  public String id() {
    return id;
  }

  /** The template alone. */
  public String template() {
    return id.substring(id.indexOf(' ') + 1);
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
