package dev.weir.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The shared libraries of a machine that some programs need, found by following what each file says
 * that it needs. Nothing is run for that, so it works for every processor.
 */
final class SharedLibraries {
  /** Where the loaders of Debian, Fedora and Alpine look by themselves. */
  private static final List<String> FOLDERS =
      List.of(
          "lib/x86_64-linux-gnu",
          "usr/lib/x86_64-linux-gnu",
          "lib/aarch64-linux-gnu",
          "usr/lib/aarch64-linux-gnu",
          "lib64",
          "usr/lib64",
          "lib",
          "usr/lib");

  /** What the C library opens by name when it needs it: names of hosts, the end of threads. */
  private static final List<String> OPENED_LATER =
      List.of("libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2", "libgcc_s.so.1");

  private final Path root;
  private final int machine;
  private final SortedMap<String, Path> found = new TreeMap<>();
  private final SortedMap<String, Path> byPath = new TreeMap<>();
  private final Set<String> missing = new TreeSet<>();

  private SharedLibraries(Path root, int machine) {
    this.root = root;
    this.machine = machine;
  }

  /**
   * What was found.
   *
   * @param files by their place in the image
   * @param missing names that are nowhere
   */
  record Found(SortedMap<String, Path> files, Set<String> missing) {}

  /**
   * Finds all that these files need beside themselves.
   *
   * @param root of the machine, usually {@code /}
   * @param machine the processor, as {@link Elf} tells it
   * @param files programs and libraries; others among them are passed over
   */
  static Found of(Path root, int machine, Collection<Path> files) throws IOException {
    SharedLibraries libraries = new SharedLibraries(root, machine);
    libraries.follow(files);
    return new Found(libraries.byPath, libraries.missing);
  }

  private void follow(Collection<Path> files) throws IOException {
    Set<String> own = new HashSet<>();
    files.forEach(file -> own.add(String.valueOf(file.getFileName())));
    Deque<Path> next = new ArrayDeque<>(files);
    for (String name : OPENED_LATER) {
      find(name).ifPresent(file -> take(name, file, next));
    }
    while (!next.isEmpty()) {
      Optional<Elf> elf = Elf.read(next.remove());
      if (elf.isEmpty()) {
        continue;
      }
      elf.get().interpreter().ifPresent(this::loader);
      for (String name : elf.get().needed()) {
        if (!own.contains(name) && !found.containsKey(name)) {
          find(name).ifPresentOrElse(file -> take(name, file, next), () -> missing.add(name));
        }
      }
    }
  }

  private void take(String name, Path file, Deque<Path> next) {
    found.put(name, file);
    byPath.put(root.relativize(file).toString(), file);
    next.add(file);
  }

  /** The loader stands where programs say, and is a library too. */
  private void loader(String absolute) {
    Path file = root.resolve(absolute.substring(1));
    if (Files.isRegularFile(file)) {
      byPath.put(absolute.substring(1), file);
      found.put(String.valueOf(file.getFileName()), file);
    } else {
      missing.add(absolute);
    }
  }

  private Optional<Path> find(String name) throws IOException {
    for (String folder : FOLDERS) {
      Path file = root.resolve(folder).resolve(name);
      if (Files.isRegularFile(file)
          && Elf.read(file).filter(elf -> elf.machine() == machine).isPresent()) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
