package dev.weir.policies.rewriteurls;

import dev.weir.exchange.Exchange;
import dev.weir.http.Headers;
import dev.weir.policies.media.Digests;
import dev.weir.policies.media.MediaType;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Puts the public base URL in the place of the backend's own: in Location and Content-Location, and
 * in bodies of text, JSON and XML as they stream by. Packed bodies and parts of bodies (206) pass.
 */
final class RewriteUrls implements Policy {
  private static final String[] FIELDS = {"Location", "Content-Location"};

  private final BaseUrl from;
  private final String to;

  RewriteUrls(RewriteUrlsSettings settings) {
    this.from = new BaseUrl(settings.from());
    this.to = settings.to();
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    Headers headers = exchange.response().headers();
    for (String name : FIELDS) {
      String value = headers.get(name);
      if (value != null && from.begins(value)) {
        headers.set(name, to + value.substring(from.length()));
      }
    }
    if (rewritable(exchange)) {
      Digests.forget(headers);
    }
    return Verdict.CONTINUE;
  }

  @Override
  public @Nullable BodyFilter responseFilter(Exchange exchange) {
    return rewritable(exchange) ? new UrlFilter(from, to) : null;
  }

  private static boolean rewritable(Exchange exchange) {
    Headers headers = exchange.response().headers();
    MediaType type = MediaType.parse(headers.get("Content-Type"));
    String coding = headers.get("Content-Encoding");
    return type != null
        && (type.text() || type.json() || type.xml())
        && (coding == null || coding.trim().equalsIgnoreCase("identity"))
        && exchange.response().status() != 206;
  }
}
