package dev.weir.cli.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operating system's notices of changes, where it has any; waiting for one ends after a while
 * without. Used by one thread.
 */
final class Notices implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final Optional<WatchService> service;
  private final Map<Path, WatchKey> followed = new HashMap<>();

  private Notices(Optional<WatchService> service) {
    this.service = service;
  }

  /** Those of this system; none when it refuses, for example because a quota is used up. */
  static Notices ofSystem() {
    try {
      return new Notices(Optional.of(FileSystems.getDefault().newWatchService()));
    } catch (IOException | UnsupportedOperationException e) {
      LOG.info(
          "the system gives no notices of changed files, looking at intervals: {}", e.toString());
      return none();
    }
  }

  /** None: every wait takes its whole time. */
  static Notices none() {
    return new Notices(Optional.empty());
  }

  /**
   * Follows exactly the folders of these fingerprints, and the folder of a file that stands alone.
   * Whether a folder is new: what changed in it until now went unnoticed.
   */
  boolean follow(Collection<Fingerprint> fingerprints) {
    if (service.isEmpty()) {
      return false;
    }
    Set<Path> folders = new HashSet<>();
    for (Fingerprint fingerprint : fingerprints) {
      fingerprint
          .files()
          .forEach(
              (path, seen) -> {
                Path folder = seen.equals("folder") ? path : path.getParent();
                if (folder != null) {
                  folders.add(folder);
                }
              });
    }
    followed.entrySet().removeIf(entry -> gone(entry.getKey(), entry.getValue(), folders));
    boolean anyNew = false;
    for (Path folder : folders) {
      anyNew |= !followed.containsKey(folder) && register(folder, service.get());
    }
    return anyNew;
  }

  private static boolean gone(Path folder, WatchKey key, Set<Path> wanted) {
    if (wanted.contains(folder) && key.isValid()) {
      return false;
    }
    key.cancel();
    return true;
  }

  private boolean register(Path folder, WatchService open) {
    try {
      WatchKey key =
          folder.register(
              open,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
      followed.put(folder, key);
      return true;
    } catch (IOException e) {
      LOG.debug("no notices from {}: {}", folder, e.toString());
      return false;
    }
  }

  /** Waits for a notice, at most so long. */
  void await(Duration time) throws InterruptedException {
    if (service.isEmpty()) {
      Thread.sleep(time.toMillis());
      return;
    }
    try {
      WatchKey key = service.get().poll(time.toMillis(), TimeUnit.MILLISECONDS);
      while (key != null) {
        key.pollEvents();
        key.reset();
        key = service.get().poll();
      }
    } catch (ClosedWatchServiceException closed) {
      throw new InterruptedException("closed");
    }
  }

  @Override
  public void close() {
    service.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            LOG.debug("notices of changed files could not be ended", e);
          }
        });
  }
}
