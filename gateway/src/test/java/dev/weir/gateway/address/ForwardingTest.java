package dev.weir.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.settings.TrustedProxies;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForwardingTest {
  private final Forwarding forwarding = new Forwarding("weir-1a2b", List.of("X-JWT-Assertion"));
  private final HttpHeaders headers = new DefaultHttpHeaders();
  private KnownClient client;

  @BeforeEach
  void makeClient() throws UnknownHostException {
    client = KnownClient.peer(InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7}), false);
  }

  private void edit(KnownClient of, String authority, String protocol) {
    forwarding.clean(headers);
    forwarding.tell(headers, of, authority, protocol);
  }

  @Test
  void whatPoliciesSayInTheseFieldsIsReplacedByWhatIsKnown() {
    headers.add("X-Real-IP", "1.2.3.4");
    headers.add("X-Forwarded-For", "1.2.3.4");
    forwarding.tell(headers, client, "a", "HTTP/1.0");

    assertThat(headers.getAll("X-Forwarded-For")).containsExactly("203.0.113.7");
    assertThat(headers.get("X-Real-IP")).isEqualTo("1.2.3.4");
    assertThat(headers.get("Via")).isEqualTo("1.0 weir-1a2b");
  }

  @Test
  void backendsAreToldClientSchemeHostAndGateway() {
    edit(client, "api.example.com:8080", "HTTP/1.1");

    assertThat(headers.getAll("X-Forwarded-For")).containsExactly("203.0.113.7");
    assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("http");
    assertThat(headers.getAll("X-Forwarded-Host")).containsExactly("api.example.com:8080");
    assertThat(headers.getAll("Forwarded"))
        .containsExactly("for=203.0.113.7;host=\"api.example.com:8080\";proto=http");
    assertThat(headers.getAll("Via")).containsExactly("1.1 weir-1a2b");
  }

  @Test
  void anIpv6ClientIsQuotedAndAMissingHostLeftOut() throws UnknownHostException {
    byte[] address = new byte[16];
    address[0] = 0x20;
    address[15] = 1;
    KnownClient six = KnownClient.peer(InetAddress.getByAddress(address), true);
    edit(six, "", "HTTP/2");

    assertThat(headers.get("X-Forwarded-For")).isEqualTo("2000::1");
    assertThat(headers.get("Forwarded")).isEqualTo("for=\"[2000::1]\";proto=https");
    assertThat(headers.contains("X-Forwarded-Host")).isFalse();
    assertThat(headers.get("Via")).isEqualTo("2.0 weir-1a2b");
  }

  @Test
  void viaOfEarlierProxiesIsKept() {
    headers.add("Via", "1.1 edge");
    edit(client, "a", "HTTP/1.1");
    assertThat(headers.getAll("Via")).containsExactly("1.1 edge", "1.1 weir-1a2b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For",
        "x-forwarded-for",
        "X_Forwarded_For",
        "X.Forwarded.For",
        "x-forwarded_for",
        "Forwarded",
        "X-Forwarded-Host",
        "X_FORWARDED_PROTO",
        "X-Forwarded-Prefix",
        "X-Real-IP",
        "X_Real_Ip",
        "X.Authenticated.User",
        "True-Client-IP",
        "CF-Connecting-IP",
        "X-Original-URL",
        "X-Rewrite-URL",
        "Client_IP",
        "Remote_User",
        "X-JWT-Assertion",
        "x_jwt_assertion"
      })
  void whatCallersSayInTheseFieldsIsRemovedInEverySpelling(String name) {
    headers.add(name, "evil");
    headers.add("X-Tenant", "kept");
    headers.add(name, "evil");
    edit(client, "a", "HTTP/1.1");

    assertThat(headers.entries()).extracting(Map.Entry::getValue).doesNotContain("evil");
    assertThat(headers.get("X-Tenant")).isEqualTo("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"X-Forwarded-Fox", "Host", "User_Agent", "X-Request-Id", "X-Tenant_Id", "Via"})
  void otherFieldsPass(String name) {
    headers.add(name, "kept");
    edit(client, "a", "HTTP/1.1");
    assertThat(headers.getAll(name)).contains("kept");
  }

  @Test
  void whatTrustedProxiesVouchForIsPassedOnAndNothingElse() {
    ClientAddress addresses =
        new ClientAddress(
            new TrustedProxies(
                List.of("203.0.113.7", "10.0.0.0/8"), TrustedProxies.Header.X_FORWARDED_FOR));
    headers.add("X-Forwarded-For", "6.6.6.6, 198.51.100.9, 10.0.0.2");
    headers.add("X-Forwarded-Proto", "https");
    KnownClient behind = addresses.behind(client, headers);
    edit(behind, "a", "HTTP/1.1");

    assertThat(headers.getAll("X-Forwarded-For"))
        .containsExactly("198.51.100.9, 10.0.0.2, 203.0.113.7");
    assertThat(headers.getAll("X-Forwarded-Proto")).containsExactly("https");
    assertThat(headers.getAll("Forwarded"))
        .containsExactly("for=198.51.100.9;host=\"a\";proto=https");
  }

  @Test
  void aConnectionMakesItsTextsOncePerHost() {
    assertThat(client.forwarded("a")).isSameAs(client.forwarded("a"));
    assertThat(client.forwarded("b")).contains("host=\"b\"");
    assertThat(client.forwarded("a")).contains("host=\"a\"");
  }

  @Test
  void aRequestThatGoesRoundIsFoundOut() {
    assertThat(forwarding.loops(headers)).isFalse();
    for (int pass = 1; pass < Forwarding.MOST_PASSES; pass++) {
      edit(client, "a", "HTTP/1.1");
      assertThat(forwarding.loops(headers)).isFalse();
    }
    edit(client, "a", "HTTP/1.1");
    assertThat(forwarding.loops(headers)).isTrue();
  }

  @Test
  void otherGatewaysOfTheSameKindAreNoLoop() {
    for (int i = 0; i < 20; i++) {
      headers.add("Via", "1.1 weir-" + i + "zz");
    }
    assertThat(forwarding.loops(headers)).isFalse();
  }
}
