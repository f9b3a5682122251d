package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Compares Weir with nginx and HAProxy: all on one core, the backend and the load on the other, in
 * bursts whose order is shuffled anew every round; first as fast as they go, then all at one rate,
 * 30 % of what the slowest can. Weir stands there twice, and where its two ratios differ by more
 * than 3 % the run is void. Arguments: {@code ROW ROUNDS REQUESTS [JAVA...]}, ROW is {@code bare}
 * or {@code production}.
 */
public final class Compare {
  /** How many connections the load comes on. */
  static final int CONNECTIONS = 64;

  private static final double SHARE_OF_SLOWEST = 0.3;

  private final boolean production;
  private final int rounds;
  private final int requests;
  private final Peers starter;

  private Compare(boolean production, int rounds, int requests, Path dir) {
    this.production = production;
    this.rounds = rounds;
    this.requests = requests;
    this.starter = new Peers(production, dir);
  }

  /** Runs one row and prints its tables. */
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
    try (Peer backend = starter.backend()) {
      peers.add(starter.nginx(18081));
      peers.add(starter.haproxy(18082));
      int port = 18083;
      for (String java : javas) {
        for (String transport : List.of("IO_URING", "EPOLL")) {
          peers.add(starter.weir(Peers.label(java, transport), java, transport, port++));
        }
      }
      String again = Peers.label(javas.get(0), "IO_URING");
      peers.add(starter.weir(again + " again", javas.get(0), "IO_URING", port));
      Report report = new Report(production ? "production" : "bare", peers);
      report.idle();
      System.err.printf("bench: %d peers before %s%n", peers.size(), backend.name());
      warm(peers);
      Map<String, List<Burst>> fast = measure(peers, 0);
      report.fast(fast, again);
      int rate = (int) (slowest(fast) * SHARE_OF_SLOWEST);
      report.rated(measure(peers, rate), rate);
    } finally {
      peers.forEach(Peer::close);
    }
  }

  /** Until the compiler of the slowest to warm is quiet. */
  private void warm(List<Peer> peers) throws IOException, InterruptedException {
    for (int i = 0; i < 4; i++) {
      for (Peer peer : peers) {
        Burst.run(peer, Peers.OTHER_CORE, requests, CONNECTIONS, 0);
      }
    }
  }

  private Map<String, List<Burst>> measure(List<Peer> peers, int rate)
      throws IOException, InterruptedException {
    Map<String, List<Burst>> bursts = new LinkedHashMap<>();
    peers.forEach(peer -> bursts.put(peer.name(), new ArrayList<>()));
    Random random = new Random(1);
    for (int round = 0; round < rounds; round++) {
      List<Peer> order = new ArrayList<>(peers);
      Collections.shuffle(order, random);
      for (Peer peer : order) {
        Objects.requireNonNull(bursts.get(peer.name()))
            .add(Burst.run(peer, Peers.OTHER_CORE, requests, CONNECTIONS, rate));
      }
    }
    return bursts;
  }

  private static double slowest(Map<String, List<Burst>> bursts) {
    return bursts.values().stream()
        .mapToDouble(
            own -> Report.median(own.stream().map(b -> b.requests() / b.seconds()).toList()))
        .min()
        .orElseThrow();
  }
}
