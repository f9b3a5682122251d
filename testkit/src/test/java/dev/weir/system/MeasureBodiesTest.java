package dev.weir.system;

import static dev.weir.testkit.Spoken.HTTP_1;
import static dev.weir.testkit.Spoken.HTTP_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Feature;
import dev.weir.testkit.GatewayFixture;
import dev.weir.testkit.ParityRow;
import dev.weir.testkit.SystemTest;
import dev.weir.testkit.client.OpenCall;
import dev.weir.testkit.upstream.FakeUpstream;
import dev.weir.testkit.upstream.Script;

/** The counter of bytes. */
@Feature(ParityRow.REST)
class MeasureBodiesTest {
  private static String counted(String operation, String direction) {
    return "weir_body_bytes_total{api=\"pets\",direction=\""
        + direction
        + "\",operation=\""
        + operation
        + "\",version=\"1.0.0\"} ";
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void bytesOfBodiesAreCountedByOperation(GatewayFixture gateway, FakeUpstream backend) {
    backend.does(Script.echo());
    gateway.serves(PetProject.of(backend, "measure-bodies: true\n"));

    assertThat(gateway.ask("POST", "/pets").body("12345").send().text()).isEqualTo("12345");
    OpenCall chunked = gateway.ask("POST", "/pets").streaming().open();
    chunked.write("6");
    chunked.write("78");
    chunked.end();
    assertThat(chunked.answer().text()).isEqualTo("678");

    String metrics = gateway.admin("/metrics").send().text();
    assertThat(metrics).contains(counted("POST /pets", "request") + "8");
    assertThat(metrics).contains(counted("POST /pets", "response") + "8");
  }

  @SystemTest(over = {HTTP_1, HTTP_2})
  void whatGoesToTheCallerCounts(GatewayFixture gateway, FakeUpstream backend) {
    backend.does((request, line) -> line.answer(200, "[\"1234567\"]", "Content-Type", "text/json"));
    gateway.serves(PetProject.of(backend, "measure-bodies: true\nresponse: [mask-json: [/0]]\n"));

    assertThat(gateway.get("/pets").send().text()).isEqualTo("[\"***\"]");

    assertThat(gateway.admin("/metrics").send().text())
        .contains(counted("GET /pets", "response") + "7");
  }

  @SystemTest
  void anOperationMayBeLeftOut(GatewayFixture gateway, FakeUpstream backend) {
    gateway.serves(
        PetProject.of(
            backend, "measure-bodies: true\noperations: {GET /pets: {measure-bodies: false}}\n"));

    assertThat(gateway.get("/pets").send().status()).isEqualTo(200);
    assertThat(gateway.get("/pets/1").send().status()).isEqualTo(200);

    assertThat(gateway.admin("/metrics").send().text())
        .contains(counted("GET /pets/{id}", "response") + "2")
        .doesNotContain("operation=\"GET /pets\",version=\"1.0.0\"} 2");
  }
}
