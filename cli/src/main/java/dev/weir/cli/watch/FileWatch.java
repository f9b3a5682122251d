package dev.weir.cli.watch;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when files or folders have changed and come to rest. What counts is what the files look
 * like; the operating system's notices only make it look sooner, so that a network disk that sends
 * none is noticed as well. While files are still being written nothing is told: two looks in a row
 * must see the same. The action runs on the watch's own thread.
 */
public final class FileWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);

  private final List<Path> roots;
  private final Runnable action;
  private final Pace pace;
  private final Thread thread = new Thread(this::run, "weir-watch");
  private final Notices notices;
  private Map<Path, Fingerprint> last;

  /**
   * How often to look.
   *
   * @param interval between two looks when nothing is told
   * @param rest how long files must stay the same before a change is told
   */
  public record Pace(Duration interval, Duration rest) {
    /** Every two seconds; a fifth of a second of rest. */
    public static final Pace DEFAULT = new Pace(Duration.ofSeconds(2), Duration.ofMillis(200));
  }

  private FileWatch(List<Path> roots, Pace pace, Notices notices, Runnable action) {
    this.roots = List.copyOf(roots);
    this.pace = requireNonNull(pace, "pace");
    this.action = requireNonNull(action, "action");
    this.notices = notices;
    this.last = look();
  }

  /** Watches files and folders that may not exist yet; told of changes from now on. */
  public static FileWatch start(List<Path> roots, Pace pace, Runnable action) {
    return start(roots, pace, Notices.ofSystem(), action);
  }

  static FileWatch start(List<Path> roots, Pace pace, Notices notices, Runnable action) {
    FileWatch watch = new FileWatch(roots, pace, notices, action);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  private void run() {
    try (notices) {
      while (!Thread.currentThread().isInterrupted()) {
        if (!notices.follow(last.values())) {
          notices.await(pace.interval());
        }
        Map<Path, Fingerprint> now = look();
        if (!now.equals(last)) {
          last = rested(now);
          act();
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<Path, Fingerprint> rested(Map<Path, Fingerprint> seen) throws InterruptedException {
    Map<Path, Fingerprint> before = seen;
    while (true) {
      Thread.sleep(pace.rest().toMillis());
      Map<Path, Fingerprint> now = look();
      if (now.equals(before)) {
        return now;
      }
      before = now;
    }
  }

  private void act() {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.error("a change of files could not be taken; watching goes on", e);
    }
  }

  private Map<Path, Fingerprint> look() {
    Map<Path, Fingerprint> seen = new TreeMap<>();
    roots.forEach(root -> seen.put(root, Fingerprint.of(root)));
    return seen;
  }

  /** Tells nothing any more; waits for an action that is running. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
