package dev.weir.compiler.reference;

import dev.weir.compiler.files.UnreadableFile;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What one compilation fetches from elsewhere, within its caps. Not thread-safe. */
final class RemoteReading {
  private final RemoteDocuments documents;
  private final RemoteCaps caps;
  private final LongSupplier nanos;
  private final Map<String, Integer> depths = new HashMap<>();
  private int fetched;
  private long bytes;
  private long spent;

  /**
   * Reads from documents elsewhere.
   *
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  RemoteReading(RemoteDocuments documents, RemoteCaps caps, LongSupplier nanos) {
    this.documents = documents;
    this.caps = caps;
    this.nanos = nanos;
  }

  /** Says that one document names another; the shortest way to it counts. */
  void named(String url, String by) {
    depths.merge(url, depths.getOrDefault(by, 0) + 1, Math::min);
  }

  byte[] read(String url) throws UnreadableFile {
    if (depths.getOrDefault(url, 1) > caps.depth()) {
      throw tooMuch(url, "more than " + caps.depth() + " documents elsewhere lead to one another");
    }
    if (fetched >= caps.documents()) {
      throw tooMuch(url, "more than " + caps.documents() + " documents elsewhere are named");
    }
    if (bytes >= caps.bytes()) {
      throw tooMuch(url, "documents elsewhere have more than " + (caps.bytes() >> 20) + " MB");
    }
    if (spent >= caps.time().toNanos()) {
      throw tooMuch(url, "fetching took more than " + caps.time().toSeconds() + " s");
    }
    fetched++;
    long begun = nanos.getAsLong();
    try {
      byte[] read = documents.read(url);
      bytes += read.length;
      return read;
    } finally {
      spent += nanos.getAsLong() - begun;
    }
  }

  private static UnreadableFile tooMuch(String url, String why) {
    return new UnreadableFile(
        "remote-unavailable",
        url + " is not fetched: " + why,
        "copy the documents into the project");
  }
}
