package dev.weir.compiler.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths below a project's folder, in one spelling: {@code schemas/pet.yaml}. */
public final class ProjectPath {
  private ProjectPath() {}

  /**
   * The same path without {@code .} and {@code ..}; empty when it leaves the project, is absolute,
   * or holds a character that no sensible file name has.
   */
  public static Optional<String> normalise(String path) {
    if (path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    if (path.length() > 1 && path.charAt(1) == ':') {
      return Optional.empty();
    }
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  /** A path as written in a file, seen from the project's folder; empty when it leaves it. */
  public static Optional<String> resolve(String from, String path) {
    int slash = from.lastIndexOf('/');
    return path.startsWith("/")
        ? Optional.empty()
        : normalise(slash < 0 ? path : from.substring(0, slash + 1) + path);
  }
}
