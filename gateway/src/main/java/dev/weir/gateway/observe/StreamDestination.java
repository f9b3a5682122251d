package dev.weir.gateway.observe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output or standard error, without a buffer of its own. */
final class StreamDestination implements LogDestination {
  private final OutputStream stream;

  StreamDestination(FileDescriptor descriptor) {
    this.stream = new FileOutputStream(descriptor);
  }

  @Override
  public void write(LineBuffer lines) throws IOException {
    lines.writeTo(stream);
  }

  @Override
  public void close() {
    // the descriptor belongs to the process
  }
}
