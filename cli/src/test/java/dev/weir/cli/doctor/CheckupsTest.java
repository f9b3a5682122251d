package dev.weir.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.doctor.Finding.State;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.ApiDefaults;
import dev.weir.gateway.settings.ApiSources;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.gateway.settings.TransportKind;
import dev.weir.testkit.TestCertificate;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckupsTest {
  @TempDir Path here;

  @ParameterizedTest
  @CsvSource({
    "AUTO, , , GOOD, io_uring works",
    "AUTO, not allowed, , NOTE, epoll works; not allowed",
    "AUTO, no, not Linux, NOTE, only NIO works; not Linux",
    "IO_URING, not allowed, , BAD, not allowed",
    "EPOLL, no, , GOOD, epoll works",
  })
  void transportIsTheBestThatWorksOrTheOneThatWasAskedFor(
      TransportKind wanted, String uring, String epoll, State state, String detail) {
    Finding finding =
        new TransportCheckup(
                wanted, kind -> Optional.ofNullable(kind == TransportKind.IO_URING ? uring : epoll))
            .look()
            .get(0);

    assertThat(finding.state()).isEqualTo(state);
    assertThat(finding.detail()).isEqualTo(detail);
  }

  @Test
  void realTransportsCanBeTried() {
    assertThat(new TransportCheckup(TransportKind.NIO).look())
        .containsExactly(Finding.good("transport", "nio works"));
    assertThat(new TransportCheckup(TransportKind.AUTO).look()).hasSize(1);
  }

  @Test
  void tlsOfJavaIsWorthANote() {
    assertThat(new TlsCheckup(true).look().get(0).state()).isEqualTo(State.GOOD);
    assertThat(new TlsCheckup(false).look().get(0).state()).isEqualTo(State.NOTE);
  }

  @Test
  void portThatIsTakenIsBadAndAFreeOneIsGood() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      Finding finding = listeners(port).get(0);

      assertThat(finding.state()).isEqualTo(State.BAD);
      assertThat(finding.detail()).startsWith(port + " cannot be opened");
      assertThat(finding.remedy()).contains("WEIR_PUBLIC_PORT=PORT");
    }
    assertThat(listeners(port).get(0)).isEqualTo(Finding.good("public port", port + " is free"));
    assertThat(listeners(0).get(0).detail()).isEqualTo("any free one");
  }

  private static List<Finding> listeners(int port) {
    return new ListenersCheckup(
            List.of(
                new ListenerSettings(
                    "public", "127.0.0.1", port, List.of("http/1.1"), Optional.empty())))
        .look();
  }

  @ParameterizedTest
  @CsvSource({
    "-10, BAD, it has not begun",
    "20, GOOD, ''",
    "90, NOTE, ''",
    "110, BAD, it has ended"
  })
  void certificateIsJudgedByHowMuchOfItsLifeIsOver(int percent, State state, String detail)
      throws Exception {
    Path file = TestCertificate.of("api.example.com").certificateFile(here);
    X509Certificate certificate;
    try (InputStream pem = Files.newInputStream(file)) {
      certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
    Instant begin = certificate.getNotBefore().toInstant();
    Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
    Clock clock =
        Clock.fixed(begin.plus(life.multipliedBy(percent).dividedBy(100)), ZoneOffset.UTC);

    Finding finding = new CertificateCheckup("public", file, clock).look().get(0);

    assertThat(finding.detail()).startsWith("CN=api.example.com until ").endsWith(detail);
    assertThat(finding.state()).isEqualTo(state);
  }

  @Test
  void fileThatHoldsNoCertificateIsBad() throws Exception {
    Path text = Files.writeString(here.resolve("a.pem"), "hello");

    assertThat(new CertificateCheckup("public", text).look().get(0).state()).isEqualTo(State.BAD);
    assertThat(new CertificateCheckup("public", here.resolve("no.pem")).look().get(0).state())
        .isEqualTo(State.BAD);
  }

  @Test
  void tokenThatOthersMayReadIsBad() throws Exception {
    Path token = Files.writeString(here.resolve("token"), "secret");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(admin("127.0.0.1", token))
        .contains(
            Finding.bad("admin token", token + " can be read by others", "chmod 600 " + token));

    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    assertThat(admin("127.0.0.1", token)).allMatch(finding -> finding.state() == State.GOOD);
  }

  @Test
  void adminPortBeyondLoopbackIsWorthANote() {
    List<Finding> findings =
        new AdminCheckup(new AdminSettings("0.0.0.0", 0, Optional.empty())).look();

    assertThat(findings).extracting(Finding::subject).contains("admin is open");
    assertThat(findings).extracting(Finding::state).doesNotContain(State.BAD);
  }

  private static List<Finding> admin(String address, Path token) {
    return new AdminCheckup(new AdminSettings(address, 0, Optional.of(token))).look();
  }

  @Test
  void apisThatAreNotThereAreBad() {
    GatewaySettings settings =
        GatewaySettings.DEFAULT.withSources(
            new ApiSources("", List.of(here, here.resolve("none")), Optional.empty()));

    assertThat(new ApisCheckup(settings).look())
        .extracting(Finding::state)
        .containsExactly(State.GOOD, State.BAD, State.GOOD);
    assertThat(settings.defaults()).isEqualTo(ApiDefaults.DEFAULT);
  }

  @Test
  void clockBeforeThisWasMadeIsBad() {
    Clock wrong = Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC);

    assertThat(new ClockCheckup(wrong, here).look().get(0).state()).isEqualTo(State.BAD);
    assertThat(new ClockCheckup(Clock.systemUTC(), here).look().get(0).detail())
        .endsWith("kept by systemd-timesyncd");
  }

  @Test
  void fewFilesAreWorthANote() throws Exception {
    Path limits =
        Files.writeString(
            here.resolve("limits"),
            "Limit            Soft Limit  Hard Limit  Units\nMax open files   256         256    "
                + "     files\n");

    assertThat(new FileLimitCheckup(limits).look())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.state()).isEqualTo(State.NOTE);
              assertThat(finding.detail()).startsWith("256 may be open");
            });
    assertThat(new FileLimitCheckup(here.resolve("none")).look()).isEmpty();
  }

  @Test
  void betterJavaThatIsThereIsNamed() throws Exception {
    Path better = here.resolve("jdk-25");
    Files.createDirectories(better.resolve("bin"));
    Path program = Files.writeString(better.resolve("bin/java"), "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(better.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");

    Finding on17 = new JavaCheckup(here.resolve("running"), 17, List.of(here)).look().get(0);
    Finding on25 = new JavaCheckup(here.resolve("running"), 25, List.of(here)).look().get(0);

    assertThat(on17.state()).isEqualTo(State.NOTE);
    assertThat(on17.detail()).contains("also 25.0.3 in " + better);
    assertThat(on25.state()).isEqualTo(State.GOOD);
  }

  @Test
  void archiveIsGoodAndNoneIsWorthANote() throws Exception {
    Path archive = Files.writeString(here.resolve("a.jsa"), "x");

    assertThat(new ArchiveCheckup(Optional.of(archive.toString())).look())
        .containsExactly(Finding.good("archive", archive.toString()));
    assertThat(new ArchiveCheckup(Optional.empty()).look().get(0).state()).isEqualTo(State.NOTE);
  }

  @Test
  void programsOfDevelopersAreListed() throws Exception {
    Path curl = Files.writeString(here.resolve("curl"), "");
    assertThat(curl.toFile().setExecutable(true)).isTrue();

    assertThat(new PeersCheckup(here.toString()).look().get(0).detail()).contains("curl");
  }
}
