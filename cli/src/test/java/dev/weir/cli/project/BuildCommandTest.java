package dev.weir.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.bundle.Bundle;
import dev.weir.bundle.BundleReader;
import dev.weir.bundle.KeyFiles;
import dev.weir.cli.ExitCode;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Outcome;
import dev.weir.testkit.Feature;
import dev.weir.testkit.ParityRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Feature(ParityRow.CLI)
class BuildCommandTest {
  @TempDir Path here;

  @Test
  void writesABundleWithEveryEnvironment() throws Exception {
    Sample.orders(here);

    Outcome outcome = Typed.in(here).weir("build", "orders", "-o", "out/orders.weir");

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .startsWith("wrote out/orders.weir (")
        .contains("  orders 1.4.0: 3 operations, environment prod\n");
    Bundle bundle = new BundleReader().read(here.resolve("out/orders.weir"));
    assertThat(bundle.apis())
        .singleElement()
        .satisfies(api -> assertThat(api.plan().name()).isEqualTo("orders"));
    assertThat(bundle.plans("prod").get(0).hosts()).containsExactly("api.example.com");
  }

  @Test
  void namesTheFileAfterTheApi() {
    Sample.orders(here);

    assertThat(Typed.in(here).weir("build", "orders").exitCode()).isZero();
    assertThat(here.resolve("orders.weir")).exists();
  }

  @Test
  void sameProjectGivesTheSameBytes() {
    Sample.orders(here);

    Typed.in(here).weir("build", "orders", "-o", "a.weir");
    Typed.in(here).weir("build", "orders", "-o", "b.weir");

    assertThat(here.resolve("a.weir")).hasSameBinaryContentAs(here.resolve("b.weir"));
  }

  @Test
  void severalProjectsShareABundle() throws Exception {
    Sample.orders(here.resolve("apis"));
    Sample.orders(here.resolve("more"))
        .with("weir.yaml", "weir: 1\nname: again\ndefinition: openapi.yaml\nsecurity: open\n");

    assertThat(Typed.in(here).weir("build", "apis", "more/orders", "-o", "all.weir").exitCode())
        .isZero();
    assertThat(new BundleReader().read(here.resolve("all.weir")).apis())
        .extracting(api -> api.plan().name())
        .containsExactlyInAnyOrder("orders", "again");
  }

  @Test
  void projectWithErrorsWritesNothing() {
    Sample.broken(here);

    Outcome outcome = Typed.in(here).weir("build", "broken", "-o", "b.weir");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("broken/weir.yaml:8:25: error");
    assertThat(outcome.out()).isEmpty();
    assertThat(here.resolve("b.weir")).doesNotExist();
  }

  @Test
  void warningsAreShownAndStopAStrictBuildOnly() {
    Sample.orders(here);

    Outcome lenient = Typed.in(here).weir("build", "orders/openapi.yaml", "-o", "b.weir");
    Outcome strict =
        Typed.in(here).weir("build", "orders/openapi.yaml", "-o", "s.weir", "--strict");

    assertThat(lenient.exitCode()).isZero();
    assertThat(lenient.err()).contains("warning");
    assertThat(strict.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(here.resolve("s.weir")).doesNotExist();
  }

  @Test
  void signsWithAKey() throws Exception {
    Sample.orders(here);
    KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Files.writeString(here.resolve("key.pem"), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));

    Outcome outcome = Typed.in(here).weir("build", "orders", "--sign", "key.pem");

    assertThat(outcome.exitCode()).isZero();
    String publicKey = pem("PUBLIC KEY", keys.getPublic().getEncoded());
    assertThat(
            new BundleReader()
                .signedBy(KeyFiles.publicKey("key.pub", publicKey))
                .read(here.resolve("orders.weir"))
                .apis())
        .hasSize(1);
  }

  @Test
  void keyThatIsNoneIsAProblemAndWritesNothing() throws Exception {
    Sample.orders(here);
    Files.writeString(here.resolve("key.pem"), "no key");

    Outcome outcome = Typed.in(here).weir("build", "orders", "--sign", "key.pem");

    assertThat(outcome.exitCode()).isEqualTo(ExitCode.PROBLEMS);
    assertThat(outcome.err()).contains("key.pem");
    assertThat(here.resolve("orders.weir")).doesNotExist();
    assertThat(Typed.in(here).weir("build", "orders", "--sign", "absent.pem").exitCode())
        .isEqualTo(ExitCode.MISUSE);
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
