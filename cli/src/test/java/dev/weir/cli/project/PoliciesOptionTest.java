package dev.weir.cli.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.policy.PolicyType;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of authors know the policies of somebody else's jars. */
class PoliciesOptionTest {
  private static final String SOURCE =
      """
      import dev.weir.config.Setting;
      import dev.weir.policy.*;
      import java.util.Set;

      public class Sign implements PolicyType<String> {
        public String name() { return "acme.example/sign"; }
        public Set<Use> uses() { return Set.of(Use.REQUEST); }
        public Stage stage(String settings) { return Stage.TRANSFORM; }
        public String read(Setting setting) { return setting.text(""); }
        public Policy create(String settings, Use use, Wiring wiring) { return new Policy() {}; }
      }
      """;

  @TempDir Path here;

  @BeforeEach
  void projectAndJar() throws Exception {
    Sample.orders(here)
        .with(
            "weir.yaml",
            """
            weir: 1
            name: orders
            definition: openapi.yaml
            security: open
            request: [acme.example/sign: everything]
            """)
        .with("tests/a.yaml", "weir: 1\ntests: [{call: GET /orders/7, answer: {status: 200}}]\n");
    Path source = Files.writeString(here.resolve("Sign.java"), SOURCE);
    String core = Path.of(URI.create(location())).toString();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-cp", core, "-d", here.toString(), "" + source);
    assertThat(status).isZero();
    Path jars = Files.createDirectory(here.resolve("jars"));
    try (OutputStream out = Files.newOutputStream(jars.resolve("sign.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : List.of("Sign.class", "Sign$1.class")) {
        jar.putNextEntry(new JarEntry(name));
        jar.write(Files.readAllBytes(here.resolve(name)));
      }
      jar.putNextEntry(new JarEntry("META-INF/services/" + PolicyType.class.getName()));
      jar.write("Sign".getBytes(UTF_8));
    }
  }

  private static String location() {
    return PolicyType.class.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  @Test
  void withoutTheJarThePolicyIsUnknown() {
    Outcome outcome = Typed.in(here).weir("check", "orders");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.out()).contains("acme.example/sign");
  }

  @Test
  void withTheJarEveryCommandKnowsIt() {
    assertThat(Typed.in(here).weir("check", "orders", "--policies", "jars").exitCode()).isZero();
    assertThat(
            Typed.in(here)
                .weir("build", "orders", "-o", "orders.weir", "--policies", "jars")
                .exitCode())
        .isZero();
    assertThat(Typed.in(here).weir("test", "orders", "--policies", "jars").out())
        .contains("1 passed");
    assertThat(
            Typed.in(here).weir("explain", "orders", "GET /orders/7", "--policies", "jars").out())
        .contains("acme.example/sign");
    assertThat(
            Typed.in(here)
                .weir("explain", "orders.weir", "GET /orders/7", "--policies", "jars")
                .out())
        .contains("acme.example/sign");
  }

  @Test
  void runKnowsItToo() throws Exception {
    try (Typed.Running weir =
        Typed.in(here)
            .start("run", "orders", "--policies", "jars", "--port", "0", "--admin-port", "0")) {
      weir.awaitErr("callers use");
      assertThat(weir.stop()).isZero();
    }
  }

  @Test
  void folderThatIsNotThereIsMisuse() {
    assertThat(Typed.in(here).weir("check", "orders", "--policies", "none").exitCode())
        .isEqualTo(ExitCode.MISUSE);
  }
}
