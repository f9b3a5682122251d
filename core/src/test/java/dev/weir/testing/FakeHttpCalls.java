package dev.weir.testing;

import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Reply;
import dev.weir.policy.HttpCalls;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Calls that go nowhere: a test says what each target answers, and sees what was sent. A target
 * that nobody spoke of refuses the connection.
 */
public final class FakeHttpCalls implements HttpCalls {
  private final Map<URI, CompletableFuture<Reply>> answers = new HashMap<>();
  private final List<Call> sent = new CopyOnWriteArrayList<>();

  /** What a target answers, at once. */
  public FakeHttpCalls answer(String target, Reply reply) {
    answers.put(URI.create(target), CompletableFuture.completedFuture(reply));
    return this;
  }

  /** A target that answers when the test completes the future. */
  public CompletableFuture<Reply> pending(String target) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    answers.put(URI.create(target), answer);
    return answer;
  }

  /** What was sent, in order. */
  public List<Call> sent() {
    return List.copyOf(sent);
  }

  @Override
  public CompletionStage<Reply> send(Call call) {
    sent.add(call);
    CompletableFuture<Reply> answer = answers.get(call.target());
    return answer != null
        ? answer
        : CompletableFuture.failedFuture(
            new Fault(FaultCode.UPSTREAM_REFUSED, "nobody listens at " + call.target()));
  }
}
