package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a layer will hold, by path, without a slash at the beginning. The same files give the same
 * bytes, whatever the order in which they came: entries are sorted, and only the permission to
 * execute is taken from the disk. Not thread-safe.
 */
final class LayerFiles {
  private static final int PLAIN = 0644;
  private static final int PROGRAM = 0755;

  private final SortedMap<String, Entry> entries = new TreeMap<>();

  /** One entry; a folder has no content. */
  private record Entry(int mode, boolean folder, Content content) {}

  /** Where the bytes of a file come from. */
  private interface Content {
    InputStream open() throws IOException;

    long size() throws IOException;
  }

  /** A folder with permissions of its own; the folders of files need not be told. */
  LayerFiles folder(String path, int mode) {
    folders(path);
    entries.put(path, new Entry(mode, true, of(new byte[0])));
    return this;
  }

  /** A text file that everybody may read. */
  LayerFiles text(String path, String text) {
    return bytes(path, text.getBytes(UTF_8));
  }

  /** A file that everybody may read. */
  LayerFiles bytes(String path, byte[] bytes) {
    return put(path, PLAIN, of(bytes));
  }

  /** A file of this machine, behind symbolic links if it is one. */
  LayerFiles copy(String path, Path file) {
    return put(path, Files.isExecutable(file) ? PROGRAM : PLAIN, of(file));
  }

  /** A folder of this machine with everything in it. */
  LayerFiles copyAll(String path, Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        copy(path + "/" + folder.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    return this;
  }

  private LayerFiles put(String path, int mode, Content content) {
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      folders(path.substring(0, slash));
    }
    entries.put(path, new Entry(mode, false, content));
    return this;
  }

  private void folders(String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      entries.putIfAbsent(path.substring(0, slash), new Entry(PROGRAM, true, of(new byte[0])));
    }
    entries.putIfAbsent(path, new Entry(PROGRAM, true, of(new byte[0])));
  }

  /** The paths, sorted. */
  List<String> paths() {
    return List.copyOf(entries.keySet());
  }

  /**
   * Writes the layer.
   *
   * @param folder for the file; its name will be the digest
   * @param seconds the time of every entry, since 1970
   * @param madeBy what the history of the image says about it
   */
  Layer write(Path folder, long seconds, String madeBy) throws IOException {
    Path part = Files.createTempFile(folder, "layer", ".part");
    Sha256 hash = new Sha256();
    try (OutputStream out = new BufferedOutputStream(hash.through(Files.newOutputStream(part)))) {
      TarWriter tar = new TarWriter(out, seconds);
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        Entry one = entry.getValue();
        if (one.folder()) {
          tar.folder(entry.getKey(), one.mode());
        } else {
          try (InputStream content = one.content().open()) {
            tar.file(entry.getKey(), one.mode(), one.content().size(), content);
          }
        }
      }
      tar.end();
    }
    String digest = hash.digest();
    Path file = Files.move(part, folder.resolve(Sha256.name(digest)));
    return new Layer(Layer.PLAIN, digest, digest, Files.size(file), file, madeBy);
  }

  private static Content of(byte[] bytes) {
    return new Content() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public long size() {
        return bytes.length;
      }
    };
  }

  private static Content of(Path file) {
    return new Content() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public long size() throws IOException {
        return Files.size(file);
      }
    };
  }
}
