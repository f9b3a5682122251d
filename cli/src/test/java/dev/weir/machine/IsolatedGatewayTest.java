package dev.weir.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway in a network that holds nothing but its backend. What it asks of the system is traced,
 * so that a connection which merely failed would show as well.
 */
@Feature(ParityRow.ISOLATED)
class IsolatedGatewayTest {
  private static final String BACKEND = "sin6?_port=htons\\(18080\\)";
  private static final String LOOPBACK = "(::ffff:|\")(127\\.0\\.0\\.1|::1)?\"";

  /**
   * In a network of its own: a backend, a gateway under strace, two calls. The transport is one
   * whose system calls are seen; io_uring's are not.
   */
  private static final String SCRIPT =
      """
      ip link set lo up || exit 9
      WEIR run backend --port 18080 --admin-port 0 >backend.log 2>&1 &
      backend=$!
      strace -f -qq -A -e trace=connect,sendto,sendmsg,sendmmsg -o asked.txt \
        sh -c 'echo $$ >front.pid; exec WEIR run front.weir --port 18081 --admin-port 0 --transport epoll' \
        >front.log 2>&1 &
      for port in 18080 18081; do
        for i in $(seq 300); do
          curl -s -o /dev/null http://127.0.0.1:$port/ && break
          sleep 0.2
        done
      done
      echo listening >>asked.txt
      curl -s http://127.0.0.1:18081/shop/ping >first.txt
      curl -s http://127.0.0.1:18081/shop/ping >second.txt
      kill -TERM $(cat front.pid) $backend
      wait
      """;

  @TempDir Path here;

  @Test
  void connectsToItsBackendAndResolvesNothing() throws Exception {
    Tool.needs("unshare", "ip", "strace", "curl");
    Files.move(Sample.orders(here).folder(), here.resolve("backend"));
    Sample.orders(here)
        .with("weir.yaml", FRONT)
        .with("environments/prod.yaml", "hosts: [api.example.com]\n");
    assertThat(Typed.in(here).weir("build", "orders", "-o", "front.weir").exitCode()).isZero();
    Files.writeString(here.resolve("run.sh"), SCRIPT.replace("WEIR", Tool.weir("-Xmx128m")));

    Process script =
        new ProcessBuilder("unshare", "--map-root-user", "--net", "sh", "run.sh")
            .directory(here.toFile())
            .redirectErrorStream(true)
            .redirectOutput(here.resolve("script.log").toFile())
            .start();
    assertThat(script.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assumeTrue(Files.exists(here.resolve("first.txt")), () -> "no network namespaces here");

    assertThat(here.resolve("first.txt")).as(read("front.log")).hasContent("pong");
    assertThat(here.resolve("second.txt")).hasContent("pong");
    List<String> asked = Files.readAllLines(here.resolve("asked.txt"));
    int listening = asked.indexOf("listening");
    assertThat(internet(asked.subList(listening, asked.size())))
        .as("once it listens")
        .isNotEmpty()
        .allSatisfy(call -> assertThat(call).contains("connect(").containsPattern(BACKEND));
    assertThat(internet(asked))
        .as("from the beginning, its trial of the transport included")
        .allSatisfy(call -> assertThat(call).contains("connect(").containsPattern(LOOPBACK));
  }

  private static final String FRONT =
      """
      weir: 1
      name: front
      definition: openapi.yaml
      context: /shop
      security: open
      upstreams:
        default:
          endpoints: ['http://localhost:18080/shop']
      """;

  /** The calls that name an address beyond this machine's files: connections and datagrams. */
  private static List<String> internet(List<String> calls) {
    return calls.stream().filter(call -> call.contains("sa_family=AF_INET")).toList();
  }

  private String read(String name) throws Exception {
    return Files.readString(here.resolve(name));
  }
}
