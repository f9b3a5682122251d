package example.acme.passphrase;

import dev.weir.exchange.Exchange;
import dev.weir.http.Reply;
import dev.weir.policy.Offload;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.time.Duration;

/**
 * Lets calls pass that know a passphrase. The hash is slow on purpose, so it is computed in the
 * bounded pool; when the pool is full the gateway answers 503. The backend does not get the
 * passphrase.
 */
final class Passphrase implements Policy {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final int LONGEST = 256;
  private static final Verdict REFUSED =
      Verdict.answer(Reply.of(401, "text/plain", "The passphrase is missing or wrong.\n"));

  private final String header;
  private final SlowHash hash;
  private final Offload offload;

  Passphrase(String header, SlowHash hash, Offload offload) {
    this.header = header;
    this.hash = hash;
    this.offload = offload;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    String passphrase = exchange.request().headers().get(header);
    exchange.request().headers().remove(header);
    if (passphrase == null || passphrase.isEmpty() || passphrase.length() > LONGEST) {
      return REFUSED;
    }
    return Verdict.await(
        offload.run(() -> hash.matches(passphrase) ? Verdict.CONTINUE : REFUSED), DEADLINE);
  }
}
