package dev.weir.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many files, and so connections, this process may have open. */
final class FileLimitCheckup implements Checkup {
  private static final long ENOUGH = 10_000;

  private final Path limits;

  FileLimitCheckup() {
    this(Path.of("/proc/self/limits"));
  }

  FileLimitCheckup(Path limits) {
    this.limits = limits;
  }

  @Override
  public List<Finding> look() {
    try {
      for (String line : Files.readAllLines(limits)) {
        if (line.startsWith("Max open files")) {
          return List.of(judge(line.split("\\s{2,}")[1]));
        }
      }
    } catch (IOException unknown) {
      // Only Linux shows its limits so.
    }
    return List.of();
  }

  private static Finding judge(String limit) {
    boolean enough = limit.equals("unlimited") || Long.parseLong(limit) >= ENOUGH;
    String detail = limit + " may be open; every call in flight takes two";
    return enough
        ? Finding.good("files", detail)
        : Finding.note("files", detail, "raise it: ulimit -n 65536, or LimitNOFILE= in systemd");
  }
}
