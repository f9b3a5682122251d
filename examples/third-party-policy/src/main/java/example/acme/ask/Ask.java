package example.acme.ask;

import dev.weir.exchange.Exchange;
import dev.weir.http.Chunk;
import dev.weir.http.Reply;
import dev.weir.policy.HttpCalls;
import dev.weir.policy.Policy;
import dev.weir.policy.Verdict;
import java.util.List;

/**
 * Asks a service about each call and lets it pass on 200; any other answer is 403. Where the
 * service cannot be reached or takes too long, the gateway refuses the call.
 */
final class Ask implements Policy {
  private final AskSettings settings;
  private final HttpCalls http;

  Ask(AskSettings settings, HttpCalls http) {
    this.settings = settings;
    this.http = http;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    List<Reply.Field> about =
        List.of(
            new Reply.Field("X-Id", exchange.id()),
            new Reply.Field("X-Method", exchange.request().method()),
            new Reply.Field("X-Path", exchange.request().path()));
    HttpCalls.Call call =
        new HttpCalls.Call(
            "GET", settings.url(), about, Chunk.of(new byte[0]), settings.timeout(), 1 << 10);
    return Verdict.await(http.send(call).thenApply(Ask::judge), settings.timeout());
  }

  /** Runs on whatever thread the answer comes on, so it does not touch the exchange. */
  private static Verdict judge(Reply reply) {
    return reply.status() == 200
        ? Verdict.CONTINUE
        : Verdict.answer(Reply.of(403, "text/plain", "The desk said no.\n"));
  }
}
