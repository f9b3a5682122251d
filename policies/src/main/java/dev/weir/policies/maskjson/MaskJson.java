package dev.weir.policies.maskjson;

import dev.weir.exchange.Exchange;
import dev.weir.exchange.Response;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.policies.media.Digests;
import dev.weir.policies.media.MediaType;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.io.IOException;

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
    MediaType type = MediaType.parse(exchange.response().headers().get("Content-Type"));
    return type != null && type.json();
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    Response response = exchange.response();
    if (!wantsResponseBody(exchange) || response.body().size() == 0) {
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
      return Verdict.fail(
          new Fault(
              FaultCode.UPSTREAM_MALFORMED, "mask-json cannot read the answer: " + reason(e)));
    }
  }

  /** Without what the parser quotes of the body: that may be what should be hidden. */
  private static String reason(IOException e) {
    return e instanceof Coding.Unreadable ? String.valueOf(e.getMessage()) : "it is not valid JSON";
  }
}
