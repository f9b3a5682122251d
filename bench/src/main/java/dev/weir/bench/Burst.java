package dev.weir.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of h2load against a peer.
 *
 * @param requests how many were answered with 2xx
 * @param failed how many were not
 * @param seconds how long it took
 * @param userMicros CPU of the peer in user mode, per request
 * @param systemMicros CPU of the peer in the kernel, per request
 * @param p50 half of the answers were complete after so many microseconds
 * @param p99 99 of 100 were
 */
record Burst(
    long requests,
    long failed,
    double seconds,
    double userMicros,
    double systemMicros,
    double p50,
    double p99) {
  private static final Pattern STATUS = Pattern.compile("status codes: (\\d+) 2xx");
  private static final Pattern FINISHED = Pattern.compile("finished in ([0-9.]+)(ms|s)");
  private static final Pattern DONE = Pattern.compile("requests: (\\d+) total");

  /** CPU per request, in microseconds. */
  double micros() {
    return userMicros + systemMicros;
  }

  /**
   * Sends requests over HTTP/1.1 from one thread on a core of its own.
   *
   * @param rate requests per second over all connections; 0 for as fast as can be
   */
  static Burst run(Peer peer, int core, int requests, int connections, int rate)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "taskset",
                "-c",
                Integer.toString(core),
                "h2load",
                "--h1",
                "-t1",
                "-n",
                Integer.toString(requests),
                "-c",
                Integer.toString(connections)));
    Path log = Files.createTempFile("h2load", ".tsv");
    command.add("--log-file=" + log);
    if (rate > 0) {
      command.add("--rps=" + Math.max(1, rate / connections));
    }
    command.add("http://127.0.0.1:" + peer.port() + "/1k");
    double[] before = peer.cpu();
    Process load = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(load.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    load.waitFor();
    double[] after = peer.cpu();
    long good = number(STATUS, out);
    if (good == 0) {
      throw new IOException(peer.name() + ": no answer was good:\n" + out);
    }
    Matcher finished = FINISHED.matcher(out);
    double seconds = finished.find() ? Double.parseDouble(finished.group(1)) : 0;
    if (seconds > 0 && finished.group(2).equals("ms")) {
      seconds /= 1000;
    }
    double[] times = times(log);
    return new Burst(
        good,
        number(DONE, out) - good,
        seconds,
        (after[0] - before[0]) * 1e6 / good,
        (after[1] - before[1]) * 1e6 / good,
        times[times.length / 2],
        times[(int) (times.length * 0.99)]);
  }

  /** What the answers took, sorted; without the first ones, which opened the connections. */
  private static double[] times(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      double[] all =
          lines.mapToDouble(line -> Double.parseDouble(line.split("\t", -1)[2])).toArray();
      double[] times = Arrays.copyOfRange(all, all.length / 20, all.length);
      Arrays.sort(times);
      return times;
    } finally {
      Files.delete(log);
    }
  }

  private static long number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
