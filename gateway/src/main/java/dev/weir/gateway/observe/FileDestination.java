package dev.weir.gateway.observe;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is appended to. Once a second it is looked at whether the path still names the open
 * file; when it was moved or removed (as logrotate does), a new one is opened. After a failed write
 * the file is opened anew, and the line that may have been torn is ended first.
 */
final class FileDestination implements LogDestination {
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

  private final Path path;
  private final LongSupplier nanoTime;
  private @Nullable OutputStream open;
  private @Nullable Object key;
  private long looked;
  private boolean torn;

  /**
   * Opens the file.
   *
   * @throws IOException when that cannot be done
   */
  FileDestination(Path path, LongSupplier nanoTime) throws IOException {
    this.path = path;
    this.nanoTime = nanoTime;
    open();
  }

  @Override
  public void write(LineBuffer lines) throws IOException {
    OutputStream out = stillThere();
    try {
      if (torn) {
        out.write('\n');
        torn = false;
      }
      lines.writeTo(out);
    } catch (IOException e) {
      torn = true;
      close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    OutputStream closing = open;
    open = null;
    if (closing != null) {
      closing.close();
    }
  }

  private OutputStream stillThere() throws IOException {
    OutputStream out = open;
    if (out == null) {
      return open();
    }
    if (nanoTime.getAsLong() - looked < LOOK_EVERY_NANOS) {
      return out;
    }
    looked = nanoTime.getAsLong();
    if (Objects.equals(key, keyOfPath())) {
      return out;
    }
    OutputStream next = open();
    out.close();
    torn = false;
    return next;
  }

  private OutputStream open() throws IOException {
    OutputStream out = Files.newOutputStream(path, CREATE, WRITE, APPEND);
    open = out;
    key = keyOfPath();
    looked = nanoTime.getAsLong();
    return out;
  }

  private @Nullable Object keyOfPath() {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException missing) {
      return "missing";
    }
  }
}
