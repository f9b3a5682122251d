package dev.weir.cli.image;

import dev.weir.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A base of this machine's own shared libraries: exactly those that Java and Netty need, and no
 * shell, no package manager, nothing else.
 */
final class MachineBase {
  static final int USER = 65532;

  private final Path root;

  MachineBase() {
    this(Path.of("/"));
  }

  MachineBase(Path root) {
    this.root = root;
  }

  /**
   * What belongs into the layer.
   *
   * @param runtime a Java that was linked for the platform
   * @param natives names that end in {@code .so} beside the runtime, on this disk
   */
  LayerFiles files(Path runtime, Platform platform, List<Path> natives) throws IOException {
    List<Path> programs = new ArrayList<>();
    programs.add(runtime.resolve("bin/java"));
    try (Stream<Path> all = Files.walk(runtime)) {
      all.filter(Files::isRegularFile)
          .filter(MachineBase::isBinary)
          .sorted()
          .forEach(programs::add);
    }
    SharedLibraries.Found java = SharedLibraries.of(root, platform.elf(), programs);
    if (!java.missing().isEmpty()) {
      throw CommandFailure.problem(
          "this machine lacks libraries that Java needs: " + String.join(", ", java.missing()),
          "name an image that has them: --base FILE.tar");
    }
    programs.addAll(natives);
    LayerFiles files = new LayerFiles();
    // Netty does without its own libraries where one of their needs is missing.
    SharedLibraries.of(root, platform.elf(), programs).files().forEach(files::copy);
    return files
        .text("etc/passwd", "root:x:0:0:root:/:/none\nweir:x:" + USER + ":" + USER + "::/:/none\n")
        .text("etc/group", "root:x:0:\nweir:x:" + USER + ":\n")
        .text("etc/nsswitch.conf", "hosts: files dns\n")
        .folder("tmp", 01777);
  }

  private static boolean isBinary(Path file) {
    return file.toString().contains(".so")
        || String.valueOf(file.getParent()).endsWith("/bin")
        || file.endsWith("jspawnhelper");
  }
}
