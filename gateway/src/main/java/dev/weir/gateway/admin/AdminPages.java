package dev.weir.gateway.admin;

import dev.weir.config.Units;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.observe.LogFilter;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.text.Escape;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and makes the pages. */
final class AdminPages {
  private static final Pattern LOGGER = Pattern.compile("[A-Za-z0-9_.$-]{0,200}");

  private final AdminView view;
  private final Metrics metrics;
  private final AdminToken token;
  private final AdminHost host;
  private final LevelChanges levels;

  AdminPages(
      AdminView view, Metrics metrics, AdminToken token, AdminHost host, LevelChanges levels) {
    this.view = view;
    this.metrics = metrics;
    this.token = token;
    this.host = host;
    this.levels = levels;
  }

  /** The answer to a request that came in at an address of this machine. */
  AdminAnswer answer(FullHttpRequest request, SocketAddress local) throws IOException {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    boolean read =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return switch (uri.path()) {
      case "/live" -> read ? Page.json(200, "{\"live\":true}") : notAllowed();
      case "/ready" -> read ? ready() : notAllowed();
      case "/metrics" -> read ? metrics(request) : notAllowed();
      case "/plan", "/status", "/explain", "/log-level", "/logs" -> {
        Page refusal = refusal(request, local);
        yield refusal != null ? refusal : closed(request, uri, read);
      }
      default -> Page.refusal(404, "there is no such page");
    };
  }

  private @Nullable Page refusal(FullHttpRequest request, SocketAddress local) {
    if (!host.accepts(request.headers().get(HttpHeaderNames.HOST), local)) {
      return Page.refusal(403, "the Host field does not name this port");
    }
    if (!token.exists()) {
      return Page.refusal(403, "this page needs a token, and gateway.yaml names no token file");
    }
    return token.admits(request.headers().get(HttpHeaderNames.AUTHORIZATION))
        ? null
        : Page.refusal(401, "this page needs the token");
  }

  private AdminAnswer closed(FullHttpRequest request, QueryStringDecoder uri, boolean read) {
    if (uri.path().equals("/log-level")) {
      return level(request, uri.parameters(), read);
    }
    boolean feed = uri.path().equals("/logs");
    if (!read || (feed && !request.method().equals(HttpMethod.GET))) {
      return notAllowed();
    }
    return switch (uri.path()) {
      case "/plan" -> Page.json(200, view.plan());
      case "/status" -> Page.json(200, view.status());
      case "/logs" -> logs(uri.parameters());
      default -> explain(uri.parameters());
    };
  }

  private AdminAnswer logs(Map<String, List<String>> parameters) {
    String id = first(parameters, "id");
    if (first(parameters, "kind").equals("gateway")) {
      return new Feed(
          lines ->
              view.log()
                  .follow(
                      line -> {
                        if (line.contains(id)) {
                          lines.accept(line);
                        }
                      }));
    }
    Optional<LogFilter> filter =
        LogFilter.of(first(parameters, "api"), first(parameters, "status"), id);
    return filter.isEmpty()
        ? Page.refusal(400, "a status is a number such as 404, or a class such as 5xx")
        : new Feed(lines -> view.follow(filter.get(), lines));
  }

  private Page ready() {
    AdminView.Readiness readiness = view.readiness();
    StringBuilder json = new StringBuilder("{\"ready\":").append(readiness.ready());
    json.append(",\"problems\":[");
    String comma = "";
    for (PlanSet.Unavailable problem : readiness.problems()) {
      json.append(comma).append("{\"api\":\"");
      Escape.json(json, problem.name());
      json.append("\",\"reason\":\"");
      Escape.json(json, problem.reason());
      json.append("\"}");
      comma = ",";
    }
    return Page.json(readiness.ready() ? 200 : 503, json.append("]}").toString());
  }

  private Page metrics(FullHttpRequest request) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
    String type = metrics.write(body, request.headers().get(HttpHeaderNames.ACCEPT));
    return new Page(200, type, body.toByteArray());
  }

  private Page explain(Map<String, List<String>> parameters) {
    String call = first(parameters, "call");
    int space = call.indexOf(' ');
    if (space < 1 || !call.startsWith("/", space + 1)) {
      return Page.refusal(400, "say which call, as /explain?call=GET%20/pets");
    }
    boolean secure = first(parameters, "tls").equals("true");
    return Page.json(
        200,
        view.explain(
            call.substring(0, space),
            call.substring(space + 1),
            first(parameters, "host"),
            secure));
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of("")).get(0);
  }

  private Page level(FullHttpRequest request, Map<String, List<String>> parameters, boolean read) {
    String logger = first(parameters, "logger");
    if (!LOGGER.matcher(logger).matches()) {
      return Page.refusal(400, "a logger is named as a class or a package");
    }
    if (request.method().equals(HttpMethod.DELETE)) {
      levels.reset(logger);
    } else if (request.method().equals(HttpMethod.PUT)) {
      String text = first(parameters, "for");
      Optional<Duration> time =
          text.isEmpty() ? Optional.of(LevelChanges.USUAL) : Units.duration(text);
      if (time.isEmpty() || time.get().isZero() || time.get().compareTo(LevelChanges.LONGEST) > 0) {
        return Page.refusal(400, "for= takes a time up to 24h, for example 10m");
      }
      String level = request.content().toString(StandardCharsets.UTF_8).strip();
      if (!levels.set(logger, level, time.get())) {
        return Page.refusal(400, "send one word: trace, debug, info, warn, error or off");
      }
    } else if (!read) {
      return notAllowed();
    }
    return Page.json(200, levels.json());
  }

  private static Page notAllowed() {
    return Page.refusal(405, "this page does not offer the method");
  }
}
