package dev.weir.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A process under measurement, on one core. */
final class Peer implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100; // USER_HZ, fixed by Linux's ABI

  private final String name;
  private final int port;
  private final Process process;

  private Peer(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  /** Starts a command on a core and waits until its port accepts. */
  static Peer start(String name, int port, int core, Path log, List<String> command)
      throws IOException, InterruptedException {
    if (accepts(port)) {
      throw new IOException(name + ": somebody else listens on port " + port);
    }
    List<String> pinned = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
    pinned.addAll(command);
    Process process =
        new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Peer peer = new Peer(name, port, process);
    for (int i = 0; i < 400; i++) {
      if (accepts(port)) {
        return peer;
      }
      if (!process.isAlive()) {
        throw new IOException(name + " ended early; see " + log);
      }
      Thread.sleep(50);
    }
    peer.close();
    throw new IOException(name + " does not listen on port " + port + "; see " + log);
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** CPU time of the process and all its descendants so far: user and system, in seconds. */
  double[] cpu() {
    double[] sum = new double[2];
    Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .forEach(
            handle -> {
              try {
                String stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                sum[0] += Long.parseLong(fields[11]) / TICKS_PER_SECOND;
                sum[1] += Long.parseLong(fields[12]) / TICKS_PER_SECOND;
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return sum;
  }

  /** Resident memory of the process and its descendants, in MB. */
  long rss() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .mapToLong(
                handle -> {
                  try (Stream<String> lines =
                      Files.lines(Path.of("/proc/" + handle.pid() + "/status"))) {
                    return lines
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                })
            .sum()
        / 1024;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
