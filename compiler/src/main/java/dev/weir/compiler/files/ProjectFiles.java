package dev.weir.compiler.files;

import java.util.List;

/**
 * The files of one project, by their path below the project's folder, with {@code /} between the
 * parts. Nothing outside the folder can be named. Not thread-safe.
 */
public interface ProjectFiles {
  /** The name of the folder, the zip or the single file, without ending. */
  String name();

  /** Whether a file of this path is there. */
  boolean has(String path);

  /**
   * Every file, sorted by path.
   *
   * @throws UnreadableFile when there are too many or the folder cannot be read
   */
  List<String> list() throws UnreadableFile;

  /**
   * The bytes of a file.
   *
   * @throws UnreadableFile when it is missing, too large, outside the project or cannot be read
   */
  byte[] read(String path) throws UnreadableFile;
}
