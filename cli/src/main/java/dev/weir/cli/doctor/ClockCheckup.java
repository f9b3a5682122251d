package dev.weir.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Whether the clock can be right: tokens and certificates are judged by it. */
final class ClockCheckup implements Checkup {
  /** When this was written; no right clock shows less. */
  private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  private final Clock clock;
  private final Path synchronised;

  ClockCheckup() {
    this(Clock.systemUTC(), Path.of("/run/systemd/timesync/synchronized"));
  }

  ClockCheckup(Clock clock, Path synchronised) {
    this.clock = clock;
    this.synchronised = synchronised;
  }

  @Override
  public List<Finding> look() {
    Instant now = clock.instant();
    if (now.isBefore(EARLIEST)) {
      return List.of(
          Finding.bad(
              "clock",
              "shows " + now + ", which is before this Weir was made",
              "set it; tokens and certificates are judged by it"));
    }
    return List.of(
        Finding.good(
            "clock",
            "shows " + now + (Files.exists(synchronised) ? ", kept by systemd-timesyncd" : "")));
  }
}
