package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Problems;
import dev.weir.policies.PolicyCatalogue;
import dev.weir.policy.PolicyType;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;

/** The jar of {@code examples/third-party-policy}, compiled against the core alone, at work. */
@Feature(ParityRow.MEDIATION)
class ThirdPartyPolicyTest {
  private static final Path EXAMPLE = Path.of("../examples/third-party-policy/src/main");

  /** Of "open sesame". */
  private static final String HASH = "7OuPBKKURF6ZzD1AG92yaWzxl6Dq0iW6hTOn4I5eMdg=";

  private static Path jars = Path.of("");

  @BeforeAll
  static void compileTheExample() throws Exception {
    jars = Files.createTempDirectory(TempFolder.PATH, "policies");
    Path classes = Files.createTempDirectory(TempFolder.PATH, "classes");
    List<String> arguments =
        new ArrayList<>(List.of("-proc:none", "-encoding", "UTF-8", "-d", classes.toString()));
    arguments.addAll(
        List.of("-cp", at(PolicyType.class) + File.pathSeparator + at(Nullable.class)));
    files(EXAMPLE.resolve("java")).forEach(file -> arguments.add(file.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(status).isZero();
    OutputStream file = Files.newOutputStream(jars.resolve("acme.jar"));
    try (JarOutputStream jar = new JarOutputStream(file)) {
      for (Path root : List.of(classes, EXAMPLE.resolve("resources"))) {
        for (Path entry : files(root)) {
          jar.putNextEntry(new JarEntry(root.relativize(entry).toString()));
          Files.copy(entry, jar);
        }
      }
    }
  }

  private static Path at(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void serve(GatewayFixture gateway, FakeUpstream backend, String weir) {
    Problems problems = new Problems();
    PolicyCatalogue acme = gateway.with(PolicyCatalogue.with(jars, problems));
    assertThat(problems.all()).isEmpty();
    gateway.policies(acme).serves(PetProject.of(backend, weir).knowing(acme));
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aMessageFilterHidesAWord(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(
        (request, line) -> {
          line.head(200, "Content-Type", "text/event-stream");
          line.send("id: 1\ndata: a sec");
          line.send("ret\n\ndata: plain\n\n");
          line.end();
        });
    serve(gateway, backend, "response: [acme.example/redact-events: {word: secret}]\n");

    assertThat(gateway.get("/pets").send().text())
        .isEqualTo("id: 1\ndata: a ***\n\ndata: plain\n\n");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void aCallWaitsForAnotherService(GatewayFixture gateway, FakeUpstream backend) {
    FakeUpstream desk = gateway.with(FakeUpstream.http1());
    desk.does(
        (request, line) ->
            line.answer(String.valueOf(request.header("X-Path")).endsWith("7") ? 200 : 404, ""));
    serve(
        gateway,
        backend,
        "request: [acme.example/ask: {url: '" + desk.url() + "/may', timeout: 5s}]\n");

    assertThat(gateway.get("/pets/7").send().text()).isEqualTo("ok");
    Answer refused = gateway.get("/pets/8").send();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).isEqualTo("The desk said no.\n");
    desk.refuse();
    desk.closeConnections();
    assertThat(gateway.get("/pets/7").send().status()).isGreaterThanOrEqualTo(500);
    assertThat(backend.count()).isEqualTo(1);
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void slowWorkIsDoneElsewhere(GatewayFixture gateway, FakeUpstream backend) {
    serve(
        gateway,
        backend,
        "request:\n  - acme.example/passphrase: {salt: pepper, iterations: 1000, hash: '"
            + HASH
            + "'}\n");

    assertThat(gateway.get("/pets").header("X-Passphrase", "open sesame").send().status())
        .isEqualTo(200);
    assertThat(gateway.get("/pets").header("X-Passphrase", "guess").send().status()).isEqualTo(401);
    assertThat(gateway.get("/pets").send().status()).isEqualTo(401);
    assertThat(backend.next().header("X-Passphrase")).isNull();
    assertThat(backend.count()).isEqualTo(1);
  }
}
