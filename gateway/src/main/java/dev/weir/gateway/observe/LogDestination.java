package dev.weir.gateway.observe;

import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where lines go. Used by the writer's thread only; may block. */
public interface LogDestination {
  /**
   * Opens what an operator names: {@code stdout}, {@code stderr}, a file, or {@code none}, for
   * which there is none.
   *
   * @throws IOException when the file cannot be opened
   */
  static @Nullable LogDestination open(String to) throws IOException {
    return switch (to) {
      case "none" -> null;
      case "stdout" -> new StreamDestination(FileDescriptor.out);
      case "stderr" -> new StreamDestination(FileDescriptor.err);
      default -> new FileDestination(Path.of(to), System::nanoTime);
    };
  }

  /**
   * Writes whole lines.
   *
   * @throws IOException when some or all of it could not be written; it is not tried again
   */
  void write(LineBuffer lines) throws IOException;

  /** Lets go of what is open. */
  void close() throws IOException;
}
