package dev.weir.compiler.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file on its own; other files of its folder can be read, but belong to it only when named. */
public final class SingleFile implements ProjectFiles {
  private final Folder folder;
  private final String file;

  private SingleFile(Folder folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * A file that exists.
   *
   * @throws IOException when its folder cannot be read
   */
  public static SingleFile of(Path path, FileCaps caps) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (parent == null || name == null) {
      throw new IOException("not a file: " + path);
    }
    return new SingleFile(Folder.of(parent, caps), name.toString());
  }

  /** Whether it begins as zips do. */
  public boolean isZip() throws UnreadableFile {
    byte[] bytes = read(file);
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  @Override
  public String name() {
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  @Override
  public boolean has(String path) {
    return folder.has(path);
  }

  @Override
  public List<String> list() {
    return List.of(file);
  }

  @Override
  public byte[] read(String path) throws UnreadableFile {
    return folder.read(path);
  }
}
