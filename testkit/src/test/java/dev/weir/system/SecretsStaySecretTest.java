package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.weir.config.Node;
import dev.weir.exchange.Caller;
import dev.weir.exchange.Exchange;
import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.AnalyticsSettings;
import dev.weir.gateway.settings.ObserveSettings;
import dev.weir.gateway.settings.OtlpSettings;
import dev.weir.gateway.settings.TraceSettings;
import dev.weir.policy.Policy;
import dev.weir.policy.Stage;
import dev.weir.policy.Verdict;
import dev.weir.testkit.Await;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.OtlpCollector;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** A canary in every place where a secret may be: none of what is told about calls shows one. */
@Feature(ParityRow.REST)
class SecretsStaySecretTest {
  private static final String CANARY = "canary-7d1f";

  private static final Policy SIGNED_IN =
      new Policy() {
        @Override
        public Verdict onRequest(Exchange exchange) {
          exchange.caller(
              new Caller("ada", "shop", Set.of(), Map.of("password", CANARY), Set.of()));
          return Verdict.CONTINUE;
        }
      };

  /** All that the gateway logs, whatever its level. */
  private static final class Seen extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }

  private static Path secret(String text) throws IOException {
    Path file =
        Files.createTempFile(
            TempFolder.PATH,
            "secret",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
    return file;
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void noCanaryIsTold(GatewayFixture gateway, FakeUpstream backend, FakeUpstream dead)
      throws IOException {
    Path access = Files.createTempFile(TempFolder.PATH, "access", ".log");
    Path events = Files.createTempFile(TempFolder.PATH, "events", ".log");
    Path token = secret(CANARY + "-of-the-admin-port");
    OtlpCollector collector = gateway.with(OtlpCollector.start());
    OtlpSettings otlp =
        new OtlpSettings(
            collector.url(),
            Map.of("Authorization", "Bearer ${file:" + secret(CANARY) + "}"),
            Optional.empty());
    dead.refuse();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger ours = context.getLogger("dev.weir");
    Level before = ours.getLevel();
    Seen seen = new Seen();
    seen.setContext(context);
    seen.start();
    ours.setLevel(Level.TRACE);
    ours.addAppender(seen);
    try {
      gateway
          .policy(TestPolicy.of("sign-in", SIGNED_IN).at(Stage.IDENTIFY))
          .settings(
              s ->
                  s.withAdmin(new AdminSettings("127.0.0.1", 0, Optional.of(token)))
                      .withAccessLog(
                          new AccessLogSettings(
                              access.toString(),
                              AccessLogSettings.Format.JSON,
                              List.of("x-tenant"),
                              100))
                      .withObserve(
                          ObserveSettings.DEFAULT
                              .withAnalytics(
                                  new AnalyticsSettings(
                                      events.toString(),
                                      AnalyticsSettings.Format.JSON,
                                      List.of("x-tenant"),
                                      Optional.of(otlp)))
                              .withTraces(new TraceSettings(otlp, 100))))
          .serves(
              TestApi.named("pets")
                  .route("GET /pets", route -> route.policy("sign-in"))
                  .route("GET /dead", route -> route.policy("sign-in").upstream("dead"))
                  .route(
                      "GET /headers",
                      route ->
                          route.request(
                              "set-header",
                              Node.mapping()
                                  .put("X-Backend-Key", "${file:" + secretPath() + "}")
                                  .build()))
                  .upstream("dead", upstream -> upstream.endpoint(dead))
                  .to(backend));
      for (String path : List.of("/pets", "/dead", "/nowhere", "/headers", "//", "/pets/%00")) {
        gateway
            .get(path + "?api_key=" + CANARY)
            .header("Authorization", "Bearer " + CANARY)
            .header("Cookie", "session=" + CANARY)
            .header("X-API-Key", CANARY)
            .header("Referer", "https://a.example/?token=" + CANARY)
            .header("X-Tenant", "a")
            .send();
      }
      Await.until("all events", () -> lines(events) >= 6);
      Await.until("all lines", () -> lines(access) >= 6);
      Await.until("all records", () -> collector.records().size() >= 6);
      Await.until("all spans", () -> collector.spans().size() >= 6);

      assertThat(Files.readString(access)).contains("\"api\":\"pets\"").doesNotContain(CANARY);
      assertThat(Files.readString(events)).contains("\"apiName\":\"pets\"").doesNotContain(CANARY);
      assertThat(collector.everything()).contains("/pets").doesNotContain(CANARY);
      assertThat(collector.authorizations()).containsOnly("Bearer " + CANARY);
      assertThat(gateway.admin("/metrics").send().text()).contains("pets").doesNotContain(CANARY);
      for (String page :
          List.of("/status", "/plan", "/explain?call=GET%20/headers", "/log-level")) {
        String text =
            gateway
                .admin(page)
                .header("Authorization", "Bearer " + CANARY + "-of-the-admin-port")
                .send()
                .text();
        assertThat(text).as(page).startsWith("{").doesNotContain(CANARY);
      }
      assertThat(gateway.admin("/status").header("Authorization", "Bearer " + CANARY).send().text())
          .contains("needs the token")
          .doesNotContain(CANARY);
      assertThat(String.join("\n", seen.lines)).contains("upstream-refused").doesNotContain(CANARY);
    } finally {
      ours.detachAppender(seen);
      ours.setLevel(before);
    }
  }

  private static String secretPath() {
    try {
      return secret(CANARY).toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long lines(Path file) {
    try {
      return Files.readString(file).lines().count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
