package dev.weir.policies.maskjson;

import dev.weir.exchange.Exchange;
import dev.weir.exchange.Response;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.policies.media.Digests;
import dev.weir.policies.media.MediaType;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.io.IOException;
import java.util.Locale;

/**
 * Hides values of JSON answers; every byte outside them stays as it was. An answer that claims to
 * be JSON and cannot be read is refused, so what should be hidden never slips through. Answers of
 * other types pass.
 */
final class MaskJson implements Policy {
  private final JsonMask mask;
  private final int maxSize;

  MaskJson(MaskJsonSettings settings) {
    this.mask = new JsonMask(settings.values(), settings.with());
    this.maxSize = (int) Math.min(settings.maxSize(), Integer.MAX_VALUE - 16);
  }

  @Override
  public boolean wantsResponseBody(Exchange exchange) {
    return json(exchange.response().headers());
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    Response response = exchange.response();
    if (partial(response)) {
      return refuse("it is only a part (" + response.status() + ")");
    }
    if (!json(response.headers())) {
      return Verdict.CONTINUE;
    }
    if (response.body().size() == 0) {
      // of an answer to HEAD, or a 304: how long the masked body would be is not known
      response.headers().remove("Content-Length");
      return Verdict.CONTINUE;
    }
    try {
      String coding = response.headers().get("Content-Encoding");
      byte[] plain = Coding.decode(response.body().bytes(), coding, maxSize);
      byte[] masked = mask.apply(plain);
      if (masked != plain) {
        response.body(Chunk.of(masked));
        response.headers().remove("Content-Encoding");
        Digests.forget(response.headers());
      }
      return Verdict.CONTINUE;
    } catch (IOException e) {
      return refuse(reason(e));
    }
  }

  private static Verdict refuse(String reason) {
    return Verdict.fail(
        new Fault(FaultCode.UPSTREAM_MALFORMED, "mask-json cannot read the answer: " + reason));
  }

  /** What says that it is JSON, even where it says so in a malformed way. */
  private static boolean json(Headers headers) {
    for (String value : headers.getAll("Content-Type")) {
      MediaType type = MediaType.parse(value);
      if (type == null ? value.toLowerCase(Locale.ROOT).contains("json") : type.json()) {
        return true;
      }
    }
    return false;
  }

  /** Parts of JSON, several in one answer as well (RFC 9110 §14.6): values cannot be told there. */
  private static boolean partial(Response response) {
    MediaType type = MediaType.parse(response.headers().get("Content-Type"));
    boolean several = type != null && type.subtype().equals("byteranges");
    return response.status() == 206 && (several || json(response.headers()));
  }

  /** Without what the parser quotes of the body: that may be what should be hidden. */
  private static String reason(IOException e) {
    return e instanceof Coding.Unreadable ? String.valueOf(e.getMessage()) : "it is not valid JSON";
  }
}
