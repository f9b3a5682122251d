package dev.weir.compiler.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A project in a folder. Symbolic links are followed only while they stay inside it. */
public final class Folder implements ProjectFiles {
  private static final int DEPTH = 16;

  private final Path root;
  private final FileCaps caps;
  private long left;

  private Folder(Path root, FileCaps caps) {
    this.root = root;
    this.caps = caps;
    this.left = caps.total();
  }

  /**
   * A folder that exists.
   *
   * @throws IOException when it does not, or cannot be read
   */
  public static Folder of(Path folder, FileCaps caps) throws IOException {
    return new Folder(folder.toRealPath(), caps);
  }

  @Override
  public String name() {
    Path name = root.getFileName();
    return name == null ? "api" : name.toString();
  }

  @Override
  public boolean has(String path) {
    return inside(path).isPresent();
  }

  @Override
  public List<String> list() throws UnreadableFile {
    List<String> paths = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root, DEPTH, new FileVisitOption[0])) {
      for (Iterator<Path> files = walk.iterator(); files.hasNext(); ) {
        Path file = files.next();
        if (Files.isRegularFile(file)) {
          if (paths.size() == caps.files()) {
            throw new UnreadableFile(
                "too-large",
                "the folder holds more than " + caps.files() + " files",
                "name the project's own folder");
          }
          paths.add(root.relativize(file).toString().replace('\\', '/'));
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new UnreadableFile(
          "unreadable-file", "the folder cannot be read: " + e.getMessage(), "");
    }
    paths.sort(null);
    return paths;
  }

  @Override
  public byte[] read(String path) throws UnreadableFile {
    Optional<Path> file = inside(path);
    if (file.isEmpty()) {
      throw missing(path);
    }
    try (InputStream in = Files.newInputStream(file.get())) {
      byte[] bytes = Bytes.read(in, Math.min(caps.file(), left));
      left -= bytes.length;
      return bytes;
    } catch (IOException e) {
      throw new UnreadableFile("unreadable-file", path + " cannot be read: " + e.getMessage(), "");
    }
  }

  private UnreadableFile missing(String path) {
    Optional<String> normal = ProjectPath.normalise(path);
    return normal.isPresent() && !Files.exists(root.resolve(normal.get()))
        ? new UnreadableFile("missing-file", "there is no file " + path, "")
        : new UnreadableFile(
            "outside-file",
            path + " is not a file inside the project's folder",
            "copy it into the folder");
  }

  private Optional<Path> inside(String path) {
    try {
      Optional<String> normal = ProjectPath.normalise(path);
      if (normal.isEmpty() || normal.get().isEmpty()) {
        return Optional.empty();
      }
      Path real = root.resolve(normal.get()).toRealPath();
      return real.startsWith(root) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }
}
