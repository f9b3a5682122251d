package dev.weir.policies.cors;

import dev.weir.exchange.Attribute;
import dev.weir.exchange.Exchange;
import dev.weir.exchange.Response;
import dev.weir.http.Headers;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.util.List;

/**
 * The CORS protocol of the Fetch standard. Answers preflights before anybody needs to prove who
 * they are, and puts the headers on every answer to an allowed origin, faults included. The
 * backend's own CORS headers never reach the caller. A request of another origin passes, without
 * the headers: it is the browser that keeps the answer from the page.
 */
final class Cors implements Policy {
  /** The origin that may read this exchange's answer, as it was when the request came in. */
  private static final Attribute<String> ALLOWED = Attribute.named("cors.allowed");

  /** Set when this policy itself has answered a preflight. */
  private static final Attribute<Boolean> ANSWERED = Attribute.named("cors.answered");

  /** Private-network access is never granted, whatever a backend says. */
  private static final String[] OWN = {
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Credentials",
    "Access-Control-Expose-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Max-Age",
    "Access-Control-Allow-Private-Network"
  };

  private final CorsSettings settings;
  private final Preflight preflight;
  private final String expose;

  Cors(CorsSettings settings) {
    this.settings = settings;
    this.preflight = new Preflight(settings);
    this.expose = String.join(", ", settings.expose());
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    Headers headers = exchange.request().headers();
    String origin = headers.get("Origin");
    if (origin == null) {
      return Verdict.CONTINUE;
    }
    boolean allowed = settings.allows(origin) && headers.getAll("Origin").size() == 1;
    if (allowed && !settings.anyOrigin()) {
      exchange.set(ALLOWED, origin);
    }
    if (!Preflight.is(exchange.request())) {
      return Verdict.CONTINUE;
    }
    Verdict verdict = preflight.answer(headers, allowed);
    if (verdict instanceof Verdict.Answer) {
      exchange.set(ANSWERED, true);
    }
    return verdict;
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    Response response = exchange.response();
    Headers headers = response.headers();
    if (response.source() == Response.Source.POLICY && exchange.get(ANSWERED) != null) {
      return Verdict.CONTINUE;
    }
    for (String name : OWN) {
      headers.remove(name);
    }
    String origin = settings.anyOrigin() ? "*" : exchange.get(ALLOWED);
    if (origin != null) {
      headers.set("Access-Control-Allow-Origin", origin);
      if (settings.credentials()) {
        headers.set("Access-Control-Allow-Credentials", "true");
      }
      if (!expose.isEmpty()) {
        headers.set("Access-Control-Expose-Headers", expose);
      }
    }
    if (!settings.anyOrigin()) {
      varyByOrigin(headers);
    }
    return Verdict.CONTINUE;
  }

  /**
   * The answer depends on the origin even where no origin was sent: a cache that kept it must not
   * give it to a page (Fetch standard, "CORS protocol and HTTP caches").
   */
  private static void varyByOrigin(Headers headers) {
    List<String> present = headers.getAll("Vary");
    for (String line : present) {
      for (String name : line.split(",", -1)) {
        String trimmed = name.trim();
        if (trimmed.equalsIgnoreCase("origin") || trimmed.equals("*")) {
          return;
        }
      }
    }
    headers.add("Vary", "Origin");
  }
}
