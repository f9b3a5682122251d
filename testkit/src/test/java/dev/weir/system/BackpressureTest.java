package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTPS_1;
import static dev.weir.testkit.Spoken.HTTPS_2;
import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.RequestLimits;
import dev.weir.testkit.Feature;
import dev.weir.testkit.Flood;
import dev.weir.testkit.Gate;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Received;
import java.io.IOException;
import java.time.Duration;

/**
 * Who does not read stops who writes, through the gateway: what can be pushed before that is what
 * sockets hold, and no more, however large the body is.
 */
@Feature(ParityRow.REST)
class BackpressureTest {
  private static final long MB = 1 << 20;

  /**
   * Four socket buffers, which the system makes as large as it likes, and what the gateway holds.
   */
  private static final long BOUND = 12 * MB;

  private static final long BODY = 3 * BOUND;

  private static final RequestLimits LARGE =
      new RequestLimits(
          16 << 10, 100, 8 << 10, BODY, Duration.ofSeconds(10), Duration.ofSeconds(60));

  private static TestApi files(FakeUpstream backend, String protocol) {
    return TestApi.named("files")
        .route("GET /file")
        .route("POST /file")
        .upstream("default", u -> u.endpoint(backend).speaks(protocol));
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aSlowReaderStopsTheBackend(GatewayFixture gateway, FakeUpstream backend) {
    Flood body = down(backend);
    gateway.serves(files(backend, "http/1.1"));

    readsNothingAndThenAll(gateway, body);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aSlowReaderStopsABackendThatSpeaksHttp2(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    Flood body = down(backend);
    gateway.serves(files(backend, "h2c"));

    readsNothingAndThenAll(gateway, body);
  }

  private static Flood down(FakeUpstream backend) {
    Flood body = new Flood(BODY);
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Length", Long.toString(BODY));
          body.into(line::send);
          line.end();
        });
    return body;
  }

  private static void readsNothingAndThenAll(GatewayFixture gateway, Flood body) {
    OpenCall call = gateway.connectSlow().get("/file").open();
    assertThat(call.status()).isEqualTo(200);
    assertThat(body.settled()).isLessThan(BOUND);

    long read = 0;
    byte[] some;
    while ((some = call.read()) != null) {
      assertThat(Flood.matches(some, read)).isTrue();
      read += some.length;
      assertThat(body.pushed() - read).isLessThan(BOUND);
    }
    assertThat(read).isEqualTo(BODY);
  }

  @SystemTest(over = {HTTP_1, HTTP_2, HTTPS_1, HTTPS_2})
  void aSlowBackendStopsTheCaller(GatewayFixture gateway, FakeUpstream backend) {
    gateway.limits(LARGE).serves(files(backend, "http/1.1"));

    takesNothingAndThenAll(gateway, backend);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aSlowBackendThatSpeaksHttp2StopsTheCaller(GatewayFixture gateway) {
    FakeUpstream backend = gateway.with(FakeUpstream.http2());
    gateway.limits(LARGE).serves(files(backend, "h2c"));

    takesNothingAndThenAll(gateway, backend);
  }

  private static void takesNothingAndThenAll(GatewayFixture gateway, FakeUpstream backend) {
    Flood body = new Flood(BODY);
    Gate reads = new Gate();
    backend.does(
        (request, line) -> {
          reads.pass();
          line.answer(200, verdict(request, body));
        });
    OpenCall call = gateway.ask("POST", "/file").streaming().open();
    body.start(call::write, call::end);

    assertThat(body.settled()).isLessThan(BOUND);
    reads.open();

    assertThat(call.answer().text()).isEqualTo("all of it");
    body.join();
  }

  /** What a backend thinks of an upload. */
  private static String verdict(Received request, Flood body) throws IOException {
    long read = 0;
    byte[] some;
    while ((some = request.read()) != null) {
      if (!Flood.matches(some, read)) {
        return "other bytes at " + read;
      }
      read += some.length;
      if (body.pushed() - read > BOUND) {
        return body.pushed() + " were pushed when " + read + " had come";
      }
    }
    return read == body.total() ? "all of it" : read + " bytes";
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aBodyStreamsBothWaysAtOnce(GatewayFixture gateway, FakeUpstream backend) {
    long size = 32 * MB;
    Flood body = new Flood(size);
    backend.does(
        (request, line) -> {
          line.head(200);
          byte[] some;
          while ((some = request.read()) != null) {
            line.send(some);
          }
          line.end();
        });
    gateway.limits(LARGE).serves(files(backend, "http/1.1"));

    OpenCall call = gateway.ask("POST", "/file").streaming().open();
    body.start(call::write, call::end);

    long read = 0;
    byte[] some;
    while ((some = call.read()) != null) {
      assertThat(Flood.matches(some, read)).isTrue();
      read += some.length;
    }
    assertThat(read).isEqualTo(size);
    body.join();
  }
}
