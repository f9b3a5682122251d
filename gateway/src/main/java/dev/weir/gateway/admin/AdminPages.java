package dev.weir.gateway.admin;

import dev.weir.gateway.PlanSet;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds and makes the pages. */
final class AdminPages {
  private final AdminView view;
  private final Metrics metrics;
  private final AdminToken token;
  private final AdminHost host;

  AdminPages(AdminView view, Metrics metrics, AdminToken token, AdminHost host) {
    this.view = view;
    this.metrics = metrics;
    this.token = token;
    this.host = host;
  }

  /** The answer to a request that came in at an address of this machine. */
  Page answer(FullHttpRequest request, SocketAddress local) throws IOException {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    boolean put = request.method().equals(HttpMethod.PUT) && uri.path().equals("/log-level");
    boolean read =
        request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    return switch (uri.path()) {
      case "/live" -> read ? Page.json(200, "{\"live\":true}") : notAllowed();
      case "/ready" -> read ? ready() : notAllowed();
      case "/metrics" -> read ? metrics(request) : notAllowed();
      case "/plan", "/explain", "/log-level" -> {
        Page refusal = refusal(request, local);
        yield refusal != null
            ? refusal
            : put ? setLevel(request) : read ? closed(uri) : notAllowed();
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

  private Page closed(QueryStringDecoder uri) {
    return switch (uri.path()) {
      case "/plan" -> Page.json(200, view.plan());
      case "/explain" -> explain(uri.parameters());
      default -> level();
    };
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

  private Page level() {
    StringBuilder json = new StringBuilder("{\"level\":\"");
    Escape.json(json, view.logLevel());
    return Page.json(200, json.append("\"}").toString());
  }

  private Page setLevel(FullHttpRequest request) {
    String level = request.content().toString(StandardCharsets.UTF_8).strip();
    return view.logLevel(level)
        ? level()
        : Page.refusal(400, "send one word: trace, debug, info, warn, error or off");
  }

  private static Page notAllowed() {
    return Page.refusal(405, "this page does not offer the method");
  }
}
