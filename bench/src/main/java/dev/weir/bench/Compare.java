package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Compares Weir with nginx and HAProxy: all on one core, the backend and the load on the other, in
 * bursts whose order is shuffled anew every round. What counts is CPU per request, as a ratio of
 * medians over the rounds; Weir stands there twice, and where its two ratios differ by more than 3
 * % the run is void. Arguments: {@code ROW ROUNDS REQUESTS [JAVA...]}, ROW is {@code bare} or
 * {@code production}.
 */
public final class Compare {
  private static final int PEER_CORE = 0;
  private static final int OTHER_CORE = 1;
  private static final int CONNECTIONS = 64;
  private static final int BACKEND_PORT = 18080;
  private static final Path PEERS = Path.of("bench/peers");

  private final boolean production;
  private final int rounds;
  private final int requests;
  private final Path dir;

  private Compare(boolean production, int rounds, int requests, Path dir) {
    this.production = production;
    this.rounds = rounds;
    this.requests = requests;
    this.dir = dir;
  }

  /** Runs one row and prints its table. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path dir = Files.createTempDirectory("weir-bench");
    List<String> javas =
        arguments.length > 3
            ? List.of(arguments).subList(3, arguments.length)
            : List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    new Compare(
            arguments[0].equals("production"),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            dir)
        .run(javas);
  }

  private void run(List<String> javas) throws IOException, InterruptedException {
    List<Peer> peers = new ArrayList<>();
    try (Peer backend = backend()) {
      peers.add(nginx(18081));
      peers.add(haproxy(18082));
      int port = 18083;
      for (String java : javas) {
        for (String transport : List.of("IO_URING", "EPOLL")) {
          peers.add(weir(label(java, transport), java, transport, port++));
        }
      }
      peers.add(weir(label(javas.get(0), "IO_URING") + " again", javas.get(0), "IO_URING", port));
      warm(peers);
      report(measure(peers), peers, backend);
    } finally {
      peers.forEach(Peer::close);
    }
  }

  private static String label(String java, String transport) {
    String version = java.replaceAll(".*?(\\d\\d)[^/]*(/bin/java)?$", "$1");
    return "weir, Java " + version + ", " + transport.toLowerCase(Locale.ROOT);
  }

  /** Until the compiler of the slowest to warm is quiet. */
  private void warm(List<Peer> peers) throws IOException, InterruptedException {
    for (int i = 0; i < 4; i++) {
      for (Peer peer : peers) {
        Burst.run(peer, OTHER_CORE, requests, CONNECTIONS, 0);
      }
    }
  }

  private Map<String, List<Burst>> measure(List<Peer> peers)
      throws IOException, InterruptedException {
    Map<String, List<Burst>> bursts = new LinkedHashMap<>();
    peers.forEach(peer -> bursts.put(peer.name(), new ArrayList<>()));
    Random random = new Random(1);
    for (int round = 0; round < rounds; round++) {
      List<Peer> order = new ArrayList<>(peers);
      Collections.shuffle(order, random);
      for (Peer peer : order) {
        of(bursts, peer.name()).add(Burst.run(peer, OTHER_CORE, requests, CONNECTIONS, 0));
      }
    }
    return bursts;
  }

  private void report(Map<String, List<Burst>> bursts, List<Peer> peers, Peer backend) {
    System.out.printf(
        "row: %s; %d rounds of %d requests, %d connections, 1 KiB answers, HTTP/1.1, one core%n%n",
        production ? "production" : "bare", rounds, requests, CONNECTIONS);
    System.out.println(
        "| peer | CPU/request vs nginx | vs HAProxy | user:system | failed | RSS MB |");
    System.out.println("|---|---|---|---|---|---|");
    for (Peer peer : peers) {
      List<Burst> own = of(bursts, peer.name());
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %.2f | %d | %d |%n",
          peer.name(),
          ratio(own, of(bursts, "nginx")),
          ratio(own, of(bursts, "haproxy")),
          median(own.stream().map(b -> b.userMicros() / b.systemMicros()).toList()),
          own.stream().mapToLong(Burst::failed).sum(),
          peer.rss());
    }
    System.out.printf("%nbackend %d MB%n", backend.rss());
  }

  private static List<Burst> of(Map<String, List<Burst>> bursts, String peer) {
    return Objects.requireNonNull(bursts.get(peer), peer);
  }

  /** The median over the rounds of the ratio within each round, with the quartiles. */
  private static String ratio(List<Burst> own, List<Burst> other) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      ratios.add(own.get(i).micros() / other.get(i).micros());
    }
    Collections.sort(ratios);
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f–%.2f)",
        median(ratios),
        ratios.get(ratios.size() / 4),
        ratios.get(ratios.size() * 3 / 4));
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  // ---- the peers

  private Peer backend() throws IOException, InterruptedException {
    Path config = fill("backend.conf", Map.of("PORT", "" + BACKEND_PORT, "BODY", "x".repeat(1024)));
    return Peer.start(
        "backend", BACKEND_PORT, OTHER_CORE, dir.resolve("backend.log"), nginx(config));
  }

  private Peer nginx(int port) throws IOException, InterruptedException {
    String forwarded =
        """
              proxy_set_header X-Forwarded-For $remote_addr;
              proxy_set_header X-Forwarded-Proto $scheme;
              proxy_set_header X-Forwarded-Host $host;
        """;
    Path config =
        fill(
            "nginx.conf",
            Map.of(
                "PORT", "" + port,
                "LOG",
                    production ? dir.resolve("nginx-access.log") + " combined buffer=16k" : "off",
                "FORWARDED", production ? forwarded : ""));
    return Peer.start("nginx", port, PEER_CORE, dir.resolve("nginx.log"), nginx(config));
  }

  private static List<String> nginx(Path config) {
    return List.of("nginx", "-c", config.toString());
  }

  private Peer haproxy(int port) throws IOException, InterruptedException {
    String forwarded =
        """
          option forwardfor
          http-request set-header X-Forwarded-Proto http
          http-request set-header X-Forwarded-Host %[req.hdr(host)]
        """;
    Path config =
        fill(
            "haproxy.cfg",
            Map.of(
                "PORT", "" + port,
                "LOG", production ? "  log stdout format raw local0\n  option httplog" : "",
                "FORWARDED", production ? forwarded : ""));
    return Peer.start(
        "haproxy",
        port,
        PEER_CORE,
        dir.resolve("haproxy-access.log"),
        List.of("haproxy", "-db", "-f", config.toString()));
  }

  private Peer weir(String name, String java, String transport, int port)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Relay.class.getName(),
            "" + port,
            "http://127.0.0.1:" + BACKEND_PORT,
            transport,
            production ? dir.resolve(name.replaceAll("\\W", "-") + ".access").toString() : "none");
    return Peer.start(
        name, port, PEER_CORE, dir.resolve(name.replaceAll("\\W", "-") + ".log"), command);
  }

  private Path fill(String template, Map<String, String> values) throws IOException {
    String text = Files.readString(PEERS.resolve(template));
    text = text.replace("@DIR@", dir.toString()).replace("@BACKEND@", "127.0.0.1:" + BACKEND_PORT);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return Files.writeString(dir.resolve(template), text);
  }
}
