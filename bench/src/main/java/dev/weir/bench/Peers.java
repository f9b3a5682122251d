package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Starts what is compared: the peers on one core, their backend on the other. Their configurations
 * are in {@code bench/peers}.
 */
final class Peers {
  /** The core of the backend and of the load. */
  static final int OTHER_CORE = 1;

  private static final int PEER_CORE = 0;
  private static final int BACKEND_PORT = 18080;
  private static final Path CONFIGURATIONS = Path.of("bench/peers");

  private final boolean production;
  private final Path dir;

  /** Peers of one row, which keep their files in a folder. */
  Peers(boolean production, Path dir) {
    this.production = production;
    this.dir = dir;
  }

  static String label(String java, String transport) {
    String version = java.replaceAll(".*?(\\d\\d)[^/]*(/bin/java)?$", "$1");
    return "weir, Java " + version + ", " + transport.toLowerCase(Locale.ROOT);
  }

  Peer backend() throws IOException, InterruptedException {
    Path config = fill("backend.conf", Map.of("PORT", "" + BACKEND_PORT, "BODY", "x".repeat(1024)));
    return Peer.start(
        "backend", BACKEND_PORT, OTHER_CORE, dir.resolve("backend.log"), nginx(config));
  }

  Peer nginx(int port) throws IOException, InterruptedException {
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

  Peer haproxy(int port) throws IOException, InterruptedException {
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

  Peer weir(String name, String java, String transport, int port)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            java,
            "-Xmx64m", // and what the launcher says
            "-Xms16m",
            "-Xss512k",
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
    String text = Files.readString(CONFIGURATIONS.resolve(template));
    text = text.replace("@DIR@", dir.toString()).replace("@BACKEND@", "127.0.0.1:" + BACKEND_PORT);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return Files.writeString(dir.resolve(template), text);
  }
}
