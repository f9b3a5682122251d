package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.PlanSet;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.client.Answer;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** What an operator sees who looks at a gateway that runs. */
@Feature(ParityRow.REST)
class WatchedGatewayTest {
  private static final String TOKEN = "0123456789abcdef";

  private static GatewayFixture open(GatewayFixture gateway) throws IOException {
    Path token =
        Files.createTempFile(
            TempFolder.PATH,
            "token",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(token, TOKEN + "\n");
    return gateway.settings(
        s -> s.withAdmin(new AdminSettings("127.0.0.1", 0, Optional.of(token))));
  }

  private static Answer page(GatewayFixture gateway, String page) {
    return gateway.admin(page).header("Authorization", "Bearer " + TOKEN).send();
  }

  @SystemTest
  void statusTellsWhatRuns(GatewayFixture gateway, FakeUpstream backend) throws IOException {
    open(gateway).serves(TestApi.named("pets").at("/v1").route("GET /pets/{id}").to(backend));
    gateway.get("/v1/pets/7").send();

    assertThat(gateway.admin("/status").send().status()).isEqualTo(401);
    String status = page(gateway, "/status").text();
    assertThat(status)
        .contains("\"ready\": true")
        .contains("\"name\": \"http\"", "\"address\": \"127.0.0.1:" + gateway.plainPort() + "\"")
        .contains("\"name\": \"pets\"", "\"state\": \"serving\"", "\"since\": \"20")
        .containsPattern("\"contexts\": \\[\\s*\"/v1\"\\s*]")
        .contains("\"url\": \"" + backend.url() + "\"", "\"connections\": 1")
        .contains("\"access-lines\": 0");
  }

  @SystemTest
  void statusTellsWhatIsServedInPlaceOfWhatCannotBe(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    open(gateway).serves(TestApi.named("pets").at("/v1").route("GET /pets/{id}").to(backend));
    var unused =
        gateway
            .gateway()
            .apply(
                new PlanSet(
                    List.of(),
                    List.of(
                        new PlanSet.Unavailable("pets 1.0", "line 3 is wrong"),
                        new PlanSet.Unavailable("orders.weir", "is no bundle"))));

    String status = page(gateway, "/status").text();
    assertThat(status)
        .contains("\"ready\": false")
        .contains("\"state\": \"last-good\"", "\"reason\": \"line 3 is wrong\"")
        .contains("\"name\": \"orders.weir\"", "\"state\": \"not-served\"");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void callsCanBeFollowedWhateverTheAccessLogIs(GatewayFixture gateway, FakeUpstream backend)
      throws IOException {
    open(gateway)
        .serves(
            TestApi.named("pets").at("/v1").route("GET /pets/{id}").to(backend),
            TestApi.named("orders").at("/v2").route("GET /orders").to(backend));
    InetSocketAddress admin = gateway.gateway().admin().orElseThrow();
    Socket follower = gateway.with(new Socket(admin.getAddress(), admin.getPort()));
    follower.setSoTimeout(10_000);
    String request =
        "GET /logs?api=pets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + TOKEN
            + "\r\n\r\n";
    follower.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(follower.getInputStream(), StandardCharsets.UTF_8));
    assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");

    gateway.get("/v2/orders").send();
    gateway.get("/v1/pets/7?token=secret").send();

    String line = lines.readLine();
    while (line != null && !line.startsWith("{")) {
      line = lines.readLine();
    }
    assertThat(line)
        .contains("\"api\":\"pets\"", "\"path\":\"/v1/pets/7\"", "\"status\":200")
        .doesNotContain("orders", "secret");
  }
}
