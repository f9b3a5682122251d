package dev.weir.cli.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.config.Node;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs an image as a container engine would: its files are all there is, nothing can be written,
 * and it is its own user. Needs to be root, for the mounts.
 */
@Feature(ParityRow.CLI)
class ImageRunTest {
  private static final String RUN =
      """
      set -e
      mount --bind ROOT ROOT
      mount --bind /dev ROOT/dev
      mount -t proc proc ROOT/proc
      mount -o remount,ro,bind ROOT
      exec env -i VARIABLES /usr/sbin/chroot --userspec=USER ROOT ENTRYPOINT --port 0 --admin-port 0
      """;

  @TempDir Path here;

  @Test
  @Tag("smoke")
  void gatewayServesAsNobodyWithNothingToWriteTo() throws Exception {
    assumeTrue(mayMount(), "only root on Linux can run an image without a container engine");
    Path root = unpack(image());
    Process process =
        new ProcessBuilder("unshare", "-m", "sh", "-c", script(root, config(root))).start();
    try (BufferedReader said = process.errorReader(UTF_8)) {
      String banner = banner(said);

      HttpResponse<String> answer = get(port(banner, "callers use"), "/shop/ping");
      HttpResponse<String> ready = get(port(banner, "admin"), "/ready");

      assertThat(answer.body()).isEqualTo("pong");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(banner).doesNotContain("transport     nio");
      assertThat(Files.readString(Path.of("/proc", "" + process.pid(), "status")))
          .contains("Uid:\t65532\t65532")
          .contains("Gid:\t65532\t65532");
      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> written = Files.list(root.resolve("tmp"))) {
      assertThat(written).isEmpty();
    }
  }

  private static boolean mayMount() throws Exception {
    if (!System.getProperty("os.name").equals("Linux") || !new File("/usr/sbin/chroot").exists()) {
      return false;
    }
    return new ProcessBuilder("unshare", "-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private Path image() throws Exception {
    JavaHome java = JavaHome.at(Path.of(System.getProperty("java.home")));
    WeirFiles weir = new WeirFiles(jars(), Optional.empty());
    Path work = Files.createDirectory(here.resolve("work"));
    Path runtime = work.resolve("java");
    JavaRuntime.link(java, java, runtime);
    ImageBuild build = new ImageBuild(java, Instant.EPOCH, work);
    Base base = build.machine(new MachineBase(), runtime, weir);
    Path file = here.resolve("image.tar");
    build.write(new Parts(here).input(weir), base, runtime, "orders:1.4.0", file);
    return file;
  }

  /** The class path of this test; what lies there in folders is put into jars. */
  private List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        jars.add(path);
      } else if (path.endsWith("classes")) {
        jars.add(jar(path));
      }
    }
    return jars;
  }

  private Path jar(Path folder) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        entries.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new Parts(here).zip(folder.getParent().getParent().getFileName() + ".jar", entries);
  }

  private Path unpack(Path image) throws Exception {
    Path root = Files.createDirectory(here.resolve("root"));
    Unpacked unpacked = Unpacked.of(image);
    for (Node layer : Json.items(unpacked.manifest, "layers")) {
      Path tar = Files.write(here.resolve("layer.tar"), unpacked.blob(layer));
      int status =
          new ProcessBuilder("tar", "-xpf", tar.toString(), "-C", root.toString())
              .inheritIO()
              .start()
              .waitFor();
      assertThat(status).isZero();
    }
    Files.createDirectory(root.resolve("dev"));
    Files.createDirectory(root.resolve("proc"));
    return root;
  }

  private Node config(Path root) throws IOException {
    return Unpacked.of(root.resolveSibling("image.tar")).config;
  }

  private static String script(Path root, Node config) throws IOException {
    return RUN.replace("ROOT", root.toString())
        .replace("VARIABLES", String.join(" ", Json.texts(config, "config", "Env")))
        .replace("USER", Json.text(config, "config", "User"))
        .replace("ENTRYPOINT", String.join(" ", Json.texts(config, "config", "Entrypoint")));
  }

  private static String banner(BufferedReader said) throws IOException {
    StringBuilder banner = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      banner.append(line).append('\n');
      if (line.startsWith("Ctrl-C")) {
        return banner.toString();
      }
    }
    throw new AssertionError("it ended before it listened:\n" + banner);
  }

  private static int port(String banner, String line) {
    Matcher found = Pattern.compile(line + " .*:(\\d+)/").matcher(banner);
    assertThat(found.find()).as(banner).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static HttpResponse<String> get(int port, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
