package dev.weir.gateway.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Severity;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GatewaySettingsReaderTest {
  @TempDir private Path folder;
  private Problems problems = new Problems();

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name : new String[] {"api.pem", "api.key", "ca.pem", "release.pub", "token"}) {
      Files.writeString(folder.resolve(name), "x");
    }
  }

  private GatewaySettings read(String yaml) {
    problems = new Problems();
    Node document =
        new DocumentReader()
            .read("gateway.yaml", yaml.getBytes(StandardCharsets.UTF_8), problems)
            .orElseThrow();
    return GatewaySettingsReader.read(Section.of((Node.Mapping) document, "", problems), folder);
  }

  private GatewaySettings clean(String yaml) {
    GatewaySettings settings = read(yaml);
    assertThat(problems.all()).isEmpty();
    return settings;
  }

  private List<String> complaints(String yaml) {
    read(yaml);
    return problems.all().stream().map(problem -> problem.code() + " " + problem).toList();
  }

  @Test
  void anEmptyFileGivesTheDefaults() {
    assertThat(clean("{}")).isEqualTo(GatewaySettings.DEFAULT);
    assertThat(clean("weir: 1\nlogs: {}\nrequests: {}\nshutdown: {}\ndefaults: {}\nadmin: {}"))
        .isEqualTo(GatewaySettings.DEFAULT);
  }

  @Test
  void everyKeyIsRead() {
    GatewaySettings settings =
        clean(
            """
            weir: 1
            environment: prod
            apis: [apis, /srv/weir/apis]
            signed-by: release.pub
            listeners:
              public:
                port: 8443
                protocols: [h2, http/1.1]
                tls:
                  min-version: TLSv1.3
                  client-certificates: none
                  certificates:
                    - {cert: api.pem, key: '${file:api.key}'}
              internal:
                address: 10.0.0.5
                port: 8080
                protocols: [http/1.1, h2c]
                proxy-protocol: false
            admin: {address: '::1', port: 9191, token-file: token}
            trusted-proxies: [10.0.0.0/8, '2001:db8::/32']
            client-address-from: x-forwarded-for
            requests:
              max-header-size: 32KB
              max-headers: 50
              max-uri: 4KB
              max-body: 1GB
              header-timeout: 5s
              idle-timeout: 30s
            trust:
              internal-ca: ca.pem
            egress: {allow: [10.0.0.0/8], deny: [10.9.0.0/16]}
            defaults: {allow-open: false}
            faults: choreo-connect
            logs:
              level: debug
              format: json
              access: {to: logs/access.log, format: json, headers: [X-Tenant], sample: 10%}
            shutdown: {not-ready-for: 5s, drain: 10s}
            """);

    assertThat(settings.sources())
        .isEqualTo(
            new ApiSources(
                "prod",
                List.of(folder.resolve("apis"), Path.of("/srv/weir/apis")),
                Optional.of(folder.resolve("release.pub"))));
    assertThat(settings.listeners())
        .containsExactly(
            new ListenerSettings(
                "public",
                "0.0.0.0",
                8443,
                List.of("h2", "http/1.1"),
                Optional.of(
                    new TlsSettings(
                        folder.resolve("api.pem"), folder.resolve("api.key"), "TLSv1.3"))),
            new ListenerSettings(
                "internal", "10.0.0.5", 8080, List.of("http/1.1", "h2c"), Optional.empty()));
    assertThat(settings.admin())
        .isEqualTo(new AdminSettings("::1", 9191, Optional.of(folder.resolve("token"))));
    assertThat(settings.trustedProxies())
        .isEqualTo(
            new TrustedProxies(
                List.of("10.0.0.0/8", "2001:db8::/32"), TrustedProxies.Header.X_FORWARDED_FOR));
    assertThat(settings.requests())
        .isEqualTo(
            new RequestLimits(
                32 << 10, 50, 4 << 10, 1L << 30, Duration.ofSeconds(5), Duration.ofSeconds(30)));
    assertThat(settings.trust()).isEqualTo(Map.of("internal-ca", folder.resolve("ca.pem")));
    assertThat(settings.egress())
        .isEqualTo(new EgressRules(List.of("10.0.0.0/8"), List.of("10.9.0.0/16")));
    assertThat(settings.defaults().allowOpen()).isFalse();
    assertThat(settings.faults()).isEqualTo(FaultShape.CHOREO_CONNECT);
    assertThat(settings.log()).isEqualTo(new LogSettings("debug", LogSettings.Format.JSON));
    assertThat(settings.accessLog())
        .isEqualTo(
            new AccessLogSettings(
                folder.resolve("logs/access.log").toString(),
                AccessLogSettings.Format.JSON,
                List.of("x-tenant"),
                10));
    assertThat(settings.shutdown())
        .isEqualTo(new ShutdownSettings(Duration.ofSeconds(5), Duration.ofSeconds(10)));
  }

  @Test
  void protocolsFollowFromTls() {
    assertThat(clean("listeners: {a: {port: 0}}").listeners().get(0).protocols())
        .containsExactly("http/1.1", "h2c");
    assertThat(
            clean("listeners: {a: {port: 0, tls: {certificates: {cert: api.pem, key: api.key}}}}")
                .listeners()
                .get(0)
                .protocols())
        .containsExactly("h2", "http/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuers: {a: {issuer: x}}",
        "keys: {a: x}",
        "users: {a: {file: x}}",
        "client-certificates: {a: {}}",
        "revocation: [{file: x}]",
        "limits: {a: {requests: 1}}",
        "deny: [{ip: 1.2.3.4}]",
        "counters: {store: redis}",
        "redis: {url: x}",
        "brokers: {main: x}",
        "outbound-proxy: {url: x}",
        "requests: {max-connections-per-ip: 500}",
        "defaults: {timeouts: {connect: 5s}}",
        "defaults: {validate: {requests: none}}",
        "listeners: {a: {port: 1, proxy-protocol: true}}",
        "listeners: {a: {port: 1, protocols: [h3, http/1.1]}}"
      })
  void whatIsNotAvailableYetIsAnErrorThatSaysSo(String yaml) {
    assertThat(complaints(yaml)).hasSize(1);
    assertThat(problems.all().get(0).code()).isEqualTo("not-available");
    assertThat(problems.all().get(0).message()).contains("not available yet");
    assertThat(problems.all().get(0).place().line()).isEqualTo(1);
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void certificatesForClientsAndSeveralForServersAreNotAvailableYet() {
    assertThat(
            complaints(
                """
                listeners:
                  a:
                    port: 1
                    tls:
                      client-certificates: required
                      certificates:
                        - {cert: api.pem, key: api.key}
                        - {cert: api.pem, key: api.key}
                """))
        .hasSize(2)
        .allMatch(text -> text.startsWith("not-available gateway.yaml:"))
        .anyMatch(text -> text.contains("gateway.yaml:5:"))
        .anyMatch(text -> text.contains("gateway.yaml:8:"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listners: {} | unknown key (did you mean listeners?)",
        "weir: 2 | needs a newer Weir",
        "faults: problm | did you mean problem?",
        "client-address-from: forwardd | did you mean forwarded?",
        "listeners: {a: {}} | listeners.a.port: is required",
        "listeners: {} | names no listener",
        "listeners: {A_b: {port: 1}} | is not a name",
        "listeners: {a: {port: 70000}} | a whole number from 0 to 65535",
        "listeners: {a: {port: 1, adress: x}} | did you mean address?",
        "listeners: {a: {port: 1, protocols: [h2]}} | h2 needs tls",
        "listeners: {a: {port: 1, protocols: []}} | at least one protocol",
        "listeners: {a: {port: 1, protocols: [http/2]}} | is not one of h2, h2c, http/1.1",
        "listeners: {a: {port: 1, tls: {}}} | certificates: is required",
        "listeners: {a: {port: 1, tls: {certificates: []}}} | is empty",
        "listeners: {a: {port: 1, tls: {certificates: {cert: no.pem, key: api.key}}}} | no such file",
        "listeners: {a: {port: 1, tls: {certificates: {cert: api.pem}}}} | key: is required",
        "listeners: {a: {port: 1, tls: {certificates: {cert: api.pem, key: '${env:K}'}}}} | be a file",
        "listeners: {a: {port: 1, tls: {certificates: {cert: api.pem, key: '-----BEGIN X'}}}} | holds a"
            + " secret",
        "listeners: {a: {port: 1, tls: {min-version: TLSv1.1, certificates: {cert: api.pem, key:"
            + " api.key}}}} | is not one of TLSv1.2, TLSv1.3",
        "trusted-proxies: [10.0.0.1/8] | has bits set beyond its prefix",
        "trusted-proxies: [proxy.internal] | is not an address or network",
        "egress: {deny: [10/8]} | is not an address or network",
        "requests: {max-header-size: 16} | a unit is missing",
        "requests: {max-header-size: 2MB} | should be from 1KB to 1MB",
        "requests: {max-headers: 0} | a whole number from 1 to 10000",
        "requests: {idle-timeout: 0s} | must not be zero",
        "requests: {header-timeout: 2d} | should be at most 1d",
        "trust: {ca: missing.pem} | no such file",
        "signed-by: missing.pub | no such file",
        "admin: {token-file: missing} | no such file",
        "admin: {port: x} | a whole number from 0 to 65535",
        "logs: {level: verbose} | is not one of trace, debug",
        "logs: {format: xml} | is not one of text, json",
        "logs: {access: {sample: 200%}} | is not a share",
        "logs: {access: {headers: [Authorization]}} | holds secrets and is never logged",
        "logs: {access: {headers: ['a b']}} | is not the name of a header field",
        "shutdown: {drain: soon} | is not a duration",
        "defaults: {allow-open: maybe} | true or false"
      })
  void complains(String yaml, String complaint) {
    assertThat(complaints(yaml)).anyMatch(text -> text.contains(complaint));
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void allProblemsComeAtOnceAndSomethingUsableIsReturned() {
    GatewaySettings settings =
        read(
            """
            listners: {}
            faults: x
            requests: {max-headers: 0}
            logs: {level: x}
            """);
    assertThat(problems.all()).hasSize(4);
    assertThat(settings.requests()).isEqualTo(RequestLimits.DEFAULT);
  }

  @Test
  void aChoiceWithoutEffectIsWarnedAbout() {
    read("client-address-from: forwarded");
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().get(0).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void noProblemShowsASecret() {
    complaints(
        "listeners: {a: {port: 1, tls: {certificates: {cert: api.pem, key: '-----BEGIN hush'}}}}");
    assertThat(problems.all().toString()).doesNotContain("hush");
  }

  @Test
  void variablesSetThePortsOfListeners() {
    List<ListenerSettings> listeners =
        clean("listeners: {public-a: {port: 1}, b: {port: 2}}").listeners();
    List<ListenerSettings> moved =
        ListenerPorts.override(
            listeners, Map.of("WEIR_PUBLIC_A_PORT", " 8081 ", "WEIR_B_PORT", ""), problems);

    assertThat(moved).extracting(ListenerSettings::port).containsExactly(8081, 2);
    assertThat(problems.all()).isEmpty();
    ListenerPorts.override(listeners, Map.of("WEIR_B_PORT", "99999"), problems);
    assertThat(problems.all()).hasSize(1);
    assertThat(problems.all().get(0).path()).isEqualTo("WEIR_B_PORT");
  }
}
