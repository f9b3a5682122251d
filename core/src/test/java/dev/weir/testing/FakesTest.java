package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.fault.Fault;
import dev.weir.fault.FaultCode;
import dev.weir.http.Chunk;
import dev.weir.http.Headers;
import dev.weir.policy.BodyFilter;
import dev.weir.policy.Sink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fakes are as strict as what they stand for: a policy that cheats fails its own test. */
class FakesTest {
  @Test
  void aChunkThatIsKeptAfterTheCallCannotBeRead() {
    List<Chunk> kept = new ArrayList<>();
    FakeBody.through((chunk, sink) -> kept.add(chunk)).chunks("a");
    assertThatThrownBy(() -> kept.get(0).bytes())
        .hasMessage("the chunk was read after it had been given back");
  }

  @Test
  void aSinkThatIsKeptAfterTheCallCannotBeUsed() {
    List<Sink> kept = new ArrayList<>();
    FakeBody.through((chunk, sink) -> kept.add(sink)).chunks("a");
    assertThatThrownBy(() -> kept.get(0).send(Chunk.of(new byte[1])))
        .hasMessage("the sink was used outside the call that received it");
  }

  @Test
  void nothingFollowsAFailure() {
    List<String> calls = new ArrayList<>();
    BodyFilter filter =
        new BodyFilter() {
          @Override
          public void onChunk(Chunk chunk, Sink sink) {
            calls.add("chunk");
            sink.fail(new Fault(FaultCode.BODY_TOO_LARGE, "stop"));
            assertThatThrownBy(() -> sink.send(chunk)).hasMessageContaining("stopped already");
          }

          @Override
          public void onEnd(Headers trailers, Sink sink) {
            calls.add("end");
          }
        };
    FakeBody body = FakeBody.through(filter).chunks("a", "b").end();
    assertThat(calls).containsExactly("chunk");
    assertThat(body.fault()).hasMessage("stop");
  }

  @Test
  void headersRefuseWhatTheGatewayRefuses() {
    FakeHeaders headers = FakeHeaders.of("X-A", "1", "x-a", "2");
    assertThat(headers.getAll("X-a")).containsExactly("1", "2");
    assertThatThrownBy(() -> headers.set("X A", "1")).hasMessageContaining("not a token");
    for (String value : new String[] {"a\r\nb", "a\0", " a", "a\t"}) {
      assertThatThrownBy(() -> headers.add("X-A", value))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> headers.forEach((name, value) -> headers.remove(name)))
        .hasMessage("headers are changed while they are visited");
  }

  @Test
  void anExchangeIsStrictAboutTimes() {
    FakeExchange exchange = ExchangeBuilder.get("/pets?a=b%20c").build();
    assertThat(exchange.request().queryParameter("a")).isEqualTo("b c");
    assertThatThrownBy(exchange::response).hasMessage("there is no answer yet");
    assertThatThrownBy(() -> exchange.request().body()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> exchange.upstream("other"))
        .hasMessage("the plan has no upstream other");
    exchange.offering("other").upstream("other");
    assertThat(exchange.upstream()).isEqualTo("other");
    exchange.answer(200);
    assertThatThrownBy(() -> exchange.upstream("default"))
        .hasMessage("the call has been sent already");
    exchange.end();
    assertThatThrownBy(exchange::request).hasMessage("the exchange has ended");
  }

  @Test
  void timePassesWhenToldTo() {
    FakeClock clock = new FakeClock();
    clock.pass(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo("2026-01-15T13:00:00Z");
  }

  @Test
  void whatIsWrittenKeepsItsPlaces() {
    Node.Mapping node = (Node.Mapping) Written.node("{a: [1, 'it''s', x],\n \"b\": true, c: }");
    assertThat(node.get("a"))
        .isInstanceOfSatisfying(
            Node.Sequence.class,
            list ->
                assertThat(list.items())
                    .hasSize(3)
                    .first()
                    .extracting(Node::place)
                    .isEqualTo(new Place("weir.yaml", 1, 6)));
    assertThat(node.get("b"))
        .isEqualTo(new Node.Scalar(Node.Kind.BOOLEAN, "true", new Place("weir.yaml", 2, 7)));
    assertThat(node.get("c"))
        .isEqualTo(new Node.Scalar(Node.Kind.NULL, "", new Place("weir.yaml", 2, 16)));
  }
}
