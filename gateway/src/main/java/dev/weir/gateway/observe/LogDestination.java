package dev.weir.gateway.observe;

import java.io.IOException;

/** Where lines go. Used by the writer's thread only; may block. */
interface LogDestination {
  /**
   * Writes whole lines.
   *
   * @throws IOException when some or all of it could not be written; it is not tried again
   */
  void write(LineBuffer lines) throws IOException;

  /** Lets go of what is open. */
  void close() throws IOException;
}
