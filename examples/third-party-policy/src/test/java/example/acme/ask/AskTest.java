package example.acme.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.fault.Fault;
import dev.weir.http.Reply;
import dev.weir.policy.HttpCalls;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AskTest {
  private static final String DESK = "https://desk.example/may";

  private final AskType type = new AskType();
  private final FakeWiring wiring = new FakeWiring();

  @Test
  void aCallPassesOn200() {
    wiring.http().answer(DESK, Reply.of(200));
    assertThat(ask().stage()).isCompletedWithValue(Verdict.CONTINUE);
    assertThat(wiring.http().sent())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.target()).hasToString(DESK);
              assertThat(call.deadline()).isEqualTo(Duration.ofMillis(500));
              assertThat(call.headers())
                  .containsExactly(
                      new Reply.Field("X-Id", "exchange-1"),
                      new Reply.Field("X-Method", "DELETE"),
                      new Reply.Field("X-Path", "/pets/7"));
            });
  }

  @Test
  void anyOtherAnswerRefusesTheCall() {
    wiring.http().answer(DESK, Reply.of(204));
    assertThat(ask().stage())
        .isCompletedWithValueMatching(
            verdict -> verdict instanceof Verdict.Answer no && no.reply().status() == 403);
  }

  @Test
  void theCallWaitsUntilTheDeskAnswers() {
    CompletableFuture<Reply> desk = wiring.http().pending(DESK);
    Verdict.Wait wait = ask();
    assertThat(wait.deadline()).isEqualTo(Duration.ofMillis(500));
    assertThat(wait.stage()).isNotCompleted();
    desk.complete(Reply.of(200));
    assertThat(wait.stage()).isCompletedWithValue(Verdict.CONTINUE);
  }

  @Test
  void aDeskThatCannotBeReachedRefusesTheCall() {
    assertThatThrownBy(() -> ask().stage().toCompletableFuture().join())
        .hasCauseInstanceOf(Fault.class);
  }

  @Test
  void everyComplaint() {
    assertThat(Written.settings(type, "{url: 'http://desk/may'}").timeout())
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(Written.complaints(type, "{}")).singleElement().asString().contains("is required");
    assertThat(Written.complaints(type, "{url: desk, timeout: 0s, retries: 3}"))
        .extracting(line -> line.substring(line.indexOf("ask.") + 4))
        .containsExactly(
            "url: \"desk\" is not a URL (for example https://desk.example/may)",
            "timeout: nobody answers in no time (for example 1s)",
            "retries: unknown key");
    assertThat(Written.complaints(type, "{url: 'http://a b'}"))
        .singleElement()
        .asString()
        .contains("is not a URL");
  }

  private Verdict.Wait ask() {
    AskSettings settings = Written.settings(type, "{url: '" + DESK + "', timeout: 500ms}");
    Verdict verdict =
        type.create(settings, Use.REQUEST, wiring)
            .onRequest(ExchangeBuilder.request("DELETE", "/pets/7?x=1").build());
    assertThat(verdict).isInstanceOf(Verdict.Wait.class);
    assertThat(wiring.http().sent()).extracting(HttpCalls.Call::method).containsExactly("GET");
    return (Verdict.Wait) verdict;
  }
}
