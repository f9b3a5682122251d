package dev.weir.policies.cors;

import dev.weir.exchange.Request;
import dev.weir.fault.FaultCode;
import dev.weir.http.Headers;
import dev.weir.http.Reply;
import dev.weir.policies.text.Ascii;
import dev.weir.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Answers a browser that asks beforehand whether it may call: 204 with what is allowed, or a
 * refusal that names what is not.
 */
final class Preflight {
  private static final String METHOD = "Access-Control-Request-Method";
  private static final String HEADERS = "Access-Control-Request-Headers";

  private final CorsSettings settings;
  private final String methods;
  private final String headers;

  Preflight(CorsSettings settings) {
    this.settings = settings;
    this.methods = String.join(", ", settings.methods());
    this.headers = String.join(", ", settings.headers());
  }

  /** Whether a request that has an origin is a preflight (Fetch standard, "CORS-preflight"). */
  static boolean is(Request request) {
    return request.method().equals("OPTIONS") && request.headers().contains(METHOD);
  }

  Verdict answer(Headers request, boolean allowedOrigin) {
    if (!allowedOrigin) {
      return refuse("the origin is not allowed");
    }
    String method = String.valueOf(request.get(METHOD));
    if (!Ascii.token(method)
        || (!settings.methods().isEmpty() && !settings.methods().contains(method))) {
      return refuse("the method is not allowed");
    }
    List<String> wanted = wanted(request);
    for (String name : wanted) {
      if (!Ascii.token(name)) {
        return refuse("a header's name is malformed");
      }
      if (!settings.headers().isEmpty()
          && !settings.headers().contains(name.toLowerCase(Locale.ROOT))) {
        return refuse("the header " + name + " is not allowed");
      }
    }
    return Verdict.answer(reply(String.valueOf(request.get("Origin")), method, wanted));
  }

  private Reply reply(String origin, String method, List<String> wanted) {
    // A browser with credentials takes no *, and without credentials the names themselves do as
    // well.
    Reply reply =
        Reply.of(204)
            .with("Access-Control-Allow-Origin", settings.anyOrigin() ? "*" : origin)
            .with("Access-Control-Allow-Methods", methods.isEmpty() ? method : methods);
    String allowed = headers.isEmpty() ? String.join(", ", wanted) : headers;
    if (!allowed.isEmpty()) {
      reply = reply.with("Access-Control-Allow-Headers", allowed);
    }
    if (settings.credentials()) {
      reply = reply.with("Access-Control-Allow-Credentials", "true");
    }
    if (settings.maxAge().isPresent()) {
      reply =
          reply.with("Access-Control-Max-Age", Long.toString(settings.maxAge().get().toSeconds()));
    }
    return reply.with("Vary", "Origin, " + METHOD + ", " + HEADERS);
  }

  private static List<String> wanted(Headers request) {
    List<String> names = new ArrayList<>();
    for (String line : request.getAll(HEADERS)) {
      for (String name : line.split(",", -1)) {
        if (!name.isBlank()) {
          names.add(name.trim());
        }
      }
    }
    return names;
  }

  private static Verdict refuse(String hint) {
    return Verdict.refuse(FaultCode.PREFLIGHT_REFUSED, hint);
  }
}
