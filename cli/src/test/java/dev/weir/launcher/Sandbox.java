package dev.weir.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder with a copy of the launcher and nothing else in reach: no Java of the machine, no home,
 * no archives, unless a test puts them there.
 */
final class Sandbox {
  private static final List<String> TOOLS =
      List.of(
          ("sh bash env find head tail grep ls cksum mkdir mv rm rmdir sleep nice nproc readlink"
                  + " dirname date touch tee cat")
              .split(" "));
  private static final Path SYSTEM = system();

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<Process, List<Path>> outputs = new HashMap<>();

  Sandbox(Path folder) throws IOException {
    this.folder = folder;
    set("PATH", folder.resolve("tools") + ":" + SYSTEM);
    set("HOME", folder.resolve("nobody").toString());
    set("WEIR_JAVAS", folder.resolve("javas").toString());
    set("WEIR_CACHE", "none");
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** A distribution in {@code name}; returns its launcher. */
  Path distribution(String name) throws IOException {
    Path home = folder.resolve(name);
    write(home.resolve("lib/weir-cli-1.jar"), "");
    write(home.resolve("lib/another-2.jar"), "");
    Files.createDirectories(folder.resolve("tools"));
    return copy("weir", home.resolve("bin/weir"));
  }

  /** A repository in {@code name} with a Maven that builds one jar; returns its launcher. */
  Path repository(String name) throws IOException {
    Path home = folder.resolve(name);
    write(home.resolve("pom.xml"), "");
    write(home.resolve("cli/src/main/Main.java"), "");
    copy(".ci/build", home.resolve(".ci/build"));
    script(
        folder.resolve("tools/mvn"),
        """
        echo "mvn $*" >>"%1$s"
        [ ! -f "%2$s" ] || { echo "[ERROR] a reason" && exit 1; }
        for argument; do
          case $argument in -Dweir.lib=*) lib=${argument#*=} ;; esac
        done
        mkdir -p "$lib" && echo jar >"$lib/weir-cli-1.jar"
        """
            .formatted(folder.resolve("mvn.log"), folder.resolve("mvn.fails")));
    return copy("weir", home.resolve("weir"));
  }

  /** How often Maven was called. */
  int builds() throws IOException {
    Path log = folder.resolve("mvn.log");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  /** A Java that says its version and how it was called, and makes the archives it is asked for. */
  Path java(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    write(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(
        home.resolve("bin/java"),
        """
        for argument; do
          case $argument in
            -XX:AOTCacheOutput=* | -XX:DumpLoadedClassList=*) echo %1$s >"${argument#*=}" ;;
            -Xshare:dump) dump=yes ;;
            -XX:SharedArchiveFile=*) [ -z "$dump" ] || echo %1$s >"${argument#*=}" ;;
          esac
        done
        printf '%%s\\n' %1$s "$@"
        [ ! -f "%2$s" ] || exit 1
        """
            .formatted(version, folder.resolve("java.fails")));
    return home;
  }

  /** Puts something that may be executed at {@code file}. */
  void script(Path file, String body) throws IOException {
    write(file, "#!" + SYSTEM.resolve("bash") + "\n" + body);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("not executable: " + file);
    }
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Starts a script in {@code directory} and waits until it has ended. */
  Run run(Path directory, String... command) throws IOException, InterruptedException {
    return finish(start(directory, command));
  }

  Process start(Path directory, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path err = Files.createTempFile(folder, "err", "");
    Path out = Files.createTempFile(folder, "out", "");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    outputs.put(process, List.of(out, err));
    return process;
  }

  Run finish(Process process) throws IOException, InterruptedException {
    int status = process.waitFor();
    List<Path> files = outputs.getOrDefault(process, List.of());
    return new Run(
        status, Files.readString(files.get(0), UTF_8), Files.readString(files.get(1), UTF_8));
  }

  private Path copy(String source, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    Files.copy(repository().resolve(source), target);
    return target;
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(".ci/build"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Links to the few programs of the system that the scripts use; no Java, no Maven. */
  private static Path system() {
    try {
      Path tools = Files.createTempDirectory("weir-tools");
      tools.toFile().deleteOnExit();
      for (String name : TOOLS) {
        for (String place : List.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
          Path link = tools.resolve(name);
          if (Files.isExecutable(Path.of(place, name)) && !Files.exists(link)) {
            Files.createSymbolicLink(link, Path.of(place, name)).toFile().deleteOnExit();
          }
        }
      }
      return tools;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
