package dev.weir.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.client.Ask;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with 128 MB and a quarter of a core, which is what small containers get. */
@Feature(ParityRow.SMALL_MACHINES)
class SmallMachineTest {
  private static final long MEMORY = 128L << 20;
  private static final int CONNECTIONS = 32;
  private static final int CALLS = 20;

  @TempDir Path here;

  @Test
  void startsAndServesThere() throws Exception {
    Optional<Cgroup> allowed = Cgroup.of(MEMORY, 0.25);
    assumeTrue(allowed.isPresent(), () -> "control groups cannot be made here");
    try (Cgroup small = allowed.get();
        FakeUpstream backend = FakeUpstream.http1()) {
      backend.answers(200, "x".repeat(1024));
      bundle(backend.url());
      Process gateway =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  small.enter()
                      + " && exec "
                      + Tool.weir()
                      + " run orders.weir --port 0 --admin-port 0")
              .directory(here.toFile())
              .redirectErrorStream(true)
              .redirectOutput(here.resolve("gateway.log").toFile())
              .start();
      try {
        serves(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(gateway)));
        assertThat(gateway.isAlive()).isTrue();
      } finally {
        gateway.destroy();
        assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private void bundle(String backend) {
    Sample.orders(here)
        .with(
            "weir.yaml",
            "weir: 1\nname: orders\ndefinition: openapi.yaml\nsecurity: open\n"
                + "upstreams: {default: {endpoints: ['"
                + backend
                + "']}}\n");
    Path environments = here.resolve("orders/environments/prod.yaml");
    assertThat(environments.toFile().delete()).isTrue();
    assertThat(Typed.in(here).weir("build", "orders").exitCode()).isZero();
  }

  private static void serves(InetSocketAddress address) {
    List<RawClient> callers = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        callers.add(RawClient.connect(address, null));
      }
      for (int call = 0; call < CALLS; call++) {
        for (RawClient caller : callers) {
          assertThat(Ask.of(() -> caller, "GET", "/orders", "localhost").send().status())
              .isEqualTo(200);
        }
      }
    } finally {
      callers.forEach(RawClient::close);
    }
  }

  /** Waits until the gateway has said where it listens. */
  private int port(Process gateway) throws IOException, InterruptedException {
    Pattern url = Pattern.compile("callers use\\s+http://[^:\\s]+:(\\d+)");
    for (int i = 0; i < 1200; i++) {
      Matcher said =
          url.matcher(Files.readString(here.resolve("gateway.log"), StandardCharsets.UTF_8));
      if (said.find()) {
        return Integer.parseInt(said.group(1));
      }
      if (!gateway.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it did not start:\n" + Files.readString(here.resolve("gateway.log")));
  }
}
