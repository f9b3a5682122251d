package dev.weir.cli.doctor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that only developers of Weir need: other gateways and clients for its tests. */
final class PeersCheckup implements Checkup {
  private static final List<String> PEERS =
      List.of("curl", "h2load", "nginx", "haproxy", "redis-server", "openssl", "strace");

  private final String path;

  PeersCheckup(String path) {
    this.path = path;
  }

  @Override
  public List<Finding> look() {
    List<String> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    PEERS.forEach(peer -> (isThere(peer) ? found : missing).add(peer));
    String detail =
        (found.isEmpty() ? "none found" : "found " + String.join(", ", found))
            + (missing.isEmpty() ? "" : "; not found " + String.join(", ", missing))
            + " (only weir's own tests need them)";
    return List.of(Finding.good("peers", detail));
  }

  private boolean isThere(String program) {
    for (String folder : path.split(java.io.File.pathSeparator)) {
      try {
        if (Files.isExecutable(Path.of(folder, program))) {
          return true;
        }
      } catch (InvalidPathException notOne) {
        // A folder that cannot be named holds no program.
      }
    }
    return Files.isExecutable(Path.of("/usr/sbin", program));
  }
}
