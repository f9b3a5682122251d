package example.acme.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.http.Chunk;
import dev.weir.policy.Direction;
import dev.weir.policy.Message;
import dev.weir.policy.MessageFilter;
import dev.weir.policy.MessageFilter.Decision;
import dev.weir.policy.Use;
import dev.weir.testing.ExchangeBuilder;
import dev.weir.testing.FakeWiring;
import dev.weir.testing.Written;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedactEventsTest {
  private final RedactEventsType type = new RedactEventsType();

  @Test
  void anEventWithTheWordIsRedacted() {
    assertThat(decide("{word: secret}", "id: secret\ndata: a secret, a secret\r\ndata: é\n\n"))
        .isInstanceOfSatisfying(
            Decision.Replace.class,
            replace ->
                assertThat(new String(replace.payload().bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("id: secret\ndata: a ***, a ***\r\ndata: é\n\n"));
  }

  @Test
  void anEventWithTheWordIsDropped() {
    assertThat(decide("{word: secret, action: drop}", "data: secret\n\n")).isSameAs(Decision.DROP);
  }

  @Test
  void anEventWithoutTheWordPasses() {
    assertThat(decide("{word: secret}", "data: Secret\n\n")).isSameAs(Decision.PASS);
    assertThat(decide("{word: secret}", "event: secret\n: secret\n\n")).isSameAs(Decision.PASS);
    assertThat(decide("{word: secret}", "database: secret\n\n")).isSameAs(Decision.PASS);
  }

  @Test
  void otherMessagesPass() {
    Message frame =
        new Message(
            Message.Kind.TEXT_FRAME, Chunk.of("data: secret".getBytes(StandardCharsets.UTF_8)));
    assertThat(filter("{word: secret}", Direction.TO_CLIENT).onMessage(frame))
        .isSameAs(Decision.PASS);
  }

  @Test
  void whatTheCallerSendsIsNotLookedAt() {
    assertThat(filter("{word: secret}", Direction.TO_UPSTREAM)).isNull();
  }

  @Test
  void everyComplaint() {
    assertThat(Written.complaints(type, "{action: hide, wrd: a}"))
        .containsExactly(
            "weir.yaml:1:1: error: acme.example/redact-events.word: is required (add word:)",
            "weir.yaml:1:10: error: acme.example/redact-events.action: \"hide\" is not one of"
                + " redact, drop",
            "weir.yaml:1:16: error: acme.example/redact-events.wrd: unknown key (did you mean"
                + " word?)");
    assertThat(Written.complaints(type, "{word: ' '}"))
        .singleElement()
        .asString()
        .contains("an empty word is in every event");
  }

  private Decision decide(String written, String event) {
    Chunk payload = Chunk.of(event.getBytes(StandardCharsets.UTF_8));
    return filter(written, Direction.TO_CLIENT).onMessage(new Message(Message.Kind.EVENT, payload));
  }

  private MessageFilter filter(String written, Direction direction) {
    return type.create(Written.settings(type, written), Use.RESPONSE, new FakeWiring())
        .messageFilter(ExchangeBuilder.get("/events").build(), direction);
  }
}
