package dev.weir.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether Java starts from an archive of loaded classes, which the launcher makes. */
final class ArchiveCheckup implements Checkup {
  private final Optional<String> archive;

  ArchiveCheckup() {
    this(Optional.ofNullable(System.getProperty("weir.archive")));
  }

  ArchiveCheckup(Optional<String> archive) {
    this.archive = archive;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        archive
            .filter(file -> Files.isReadable(Path.of(file)))
            .map(file -> Finding.good("archive", file))
            .orElseGet(
                () ->
                    Finding.note(
                        "archive",
                        "none: starting takes about twice as long",
                        "the launcher makes one in the background; weir --train makes it now")));
  }
}
