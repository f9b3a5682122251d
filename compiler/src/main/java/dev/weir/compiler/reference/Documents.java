package dev.weir.compiler.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.compiler.files.ProjectFiles;
import dev.weir.compiler.files.UnreadableFile;
import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The documents of one compilation, each read once. Not thread-safe. */
public final class Documents {
  private final ProjectFiles files;
  private final RemoteReading remote;
  private final Problems problems;
  private final DocumentReader reader = new DocumentReader();
  private final Map<String, Optional<Node>> read = new HashMap<>();
  private final Map<String, UnreadableFile> failures = new HashMap<>();
  private final Map<String, byte[]> fetched = new HashMap<>();

  /** The documents of a project; what is wrong with their syntax goes to {@code problems}. */
  public Documents(ProjectFiles files, RemoteDocuments remote, Problems problems) {
    this.files = files;
    this.remote = new RemoteReading(remote, RemoteCaps.DEFAULT, System::nanoTime);
    this.problems = problems;
  }

  /** The files behind the documents. */
  public ProjectFiles files() {
    return files;
  }

  /**
   * A document; empty when its syntax is broken, which has been reported, or when the file cannot
   * be had, of which {@link #failure} tells.
   *
   * @param name a path below the project's folder, or a URL
   */
  public Optional<Node> read(String name) {
    Optional<Node> known = read.get(name);
    if (known == null) {
      known = load(name);
      read.put(name, known);
    }
    return known;
  }

  /** The same, where another document names it. */
  Optional<Node> readFor(String name, String by) {
    if (isRemote(name) && !name.equals(by)) {
      remote.named(name, by);
    }
    return read(name);
  }

  /** The same; a file that cannot be had is an error at {@code from}. */
  public Optional<Node> read(String name, Place from, String path) {
    Optional<Node> document = read(name);
    UnreadableFile failure = failure(name);
    if (failure != null) {
      problems.error(failure.code(), from, path, failure.text(), failure.remedy());
    }
    return document;
  }

  /** Why a document that was asked for cannot be had; null when it could. */
  @Nullable UnreadableFile failure(String name) {
    return failures.get(name);
  }

  /** Whether a name is that of a document outside the project. */
  public static boolean isRemote(String name) {
    return name.startsWith("http://") || name.startsWith("https://");
  }

  /** The text of a document outside the project that has been read; empty for any other. */
  public Optional<String> fetched(String url) {
    return Optional.ofNullable(fetched.get(url)).map(text -> new String(text, UTF_8));
  }

  private Optional<Node> load(String name) {
    try {
      byte[] bytes = isRemote(name) ? remote.read(name) : files.read(name);
      if (isRemote(name)) {
        fetched.put(name, bytes);
      }
      return reader.read(name, bytes, problems);
    } catch (UnreadableFile e) {
      failures.put(name, e);
      return Optional.empty();
    }
  }
}
