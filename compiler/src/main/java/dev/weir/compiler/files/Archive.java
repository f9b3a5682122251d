package dev.weir.compiler.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A project in a zip, unpacked into memory under the caps. When everything in it lies in one top
 * folder, that folder is the project.
 */
public final class Archive implements ProjectFiles {
  private final String name;
  private final NavigableMap<String, byte[]> entries;

  private Archive(String name, NavigableMap<String, byte[]> entries) {
    this.name = name;
    this.entries = entries;
  }

  /**
   * Unpacks a zip.
   *
   * @param name of the project, for want of a better one
   * @throws UnreadableFile when it is no zip, too large, or names a place outside itself
   */
  public static Archive of(String name, byte[] zip, FileCaps caps) throws UnreadableFile {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    long left = caps.total();
    int read = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        read++;
        if (entry.isDirectory()) {
          continue;
        }
        String path = inside(entry.getName());
        byte[] bytes = Bytes.read(in, Math.min(caps.file(), left));
        left -= bytes.length;
        if (entries.size() == caps.files() || entries.put(path, bytes) != null) {
          throw new UnreadableFile(
              "bad-zip",
              "it holds " + path + " twice, or more than " + caps.files() + " files",
              "");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UnreadableFile("bad-zip", "is not a whole zip: " + e.getMessage(), "zip it again");
    }
    if (entries.isEmpty()) {
      throw new UnreadableFile("bad-zip", "is not a zip, or an empty one", "");
    }
    if (!ZipEnd.counts(zip, read)) {
      throw new UnreadableFile("bad-zip", "is not a whole zip", "zip it again");
    }
    return new Archive(name, below(entries));
  }

  private static String inside(String entry) throws UnreadableFile {
    Optional<String> path = ProjectPath.normalise(entry);
    if (path.isEmpty() || path.get().isEmpty() || List.of(entry.split("/")).contains("..")) {
      throw new UnreadableFile(
          "bad-zip", "its entry " + entry + " names a place outside it", "zip the folder again");
    }
    return path.get();
  }

  private static NavigableMap<String, byte[]> below(NavigableMap<String, byte[]> entries) {
    int slash = entries.firstKey().indexOf('/');
    String top = entries.firstKey().substring(0, slash + 1);
    if (slash < 0 || !entries.lastKey().startsWith(top)) {
      return entries;
    }
    TreeMap<String, byte[]> below = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      below.put(entry.getKey().substring(top.length()), entry.getValue());
    }
    return below;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean has(String path) {
    return ProjectPath.normalise(path).filter(entries::containsKey).isPresent();
  }

  @Override
  public List<String> list() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public byte[] read(String path) throws UnreadableFile {
    byte[] bytes = ProjectPath.normalise(path).map(entries::get).orElse(null);
    if (bytes == null) {
      throw new UnreadableFile("missing-file", "there is no file " + path + " in the zip", "");
    }
    return bytes;
  }
}
