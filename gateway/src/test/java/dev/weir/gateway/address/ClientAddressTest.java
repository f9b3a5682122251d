package dev.weir.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.settings.TrustedProxies;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientAddressTest {
  private static final List<String> TRUSTED = List.of("10.0.0.0/8", "2001:db8::/32");

  private final ClientAddress byForwarded =
      new ClientAddress(new TrustedProxies(TRUSTED, TrustedProxies.Header.FORWARDED));
  private final ClientAddress byForwardedFor =
      new ClientAddress(new TrustedProxies(TRUSTED, TrustedProxies.Header.X_FORWARDED_FOR));

  private static KnownClient peer(String ip, boolean secure) {
    try {
      return KnownClient.peer(
          InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(ip)), secure);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void onlyTheNetworksOfTheOperatorAreTrusted() {
    assertThat(byForwarded.trusts(peer("10.1.2.3", false).address())).isTrue();
    assertThat(byForwarded.trusts(peer("203.0.113.7", false).address())).isFalse();
    assertThat(new ClientAddress(TrustedProxies.NOBODY).trusts(peer("127.0.0.1", false).address()))
        .isFalse();
    assertThatThrownBy(
            () ->
                new ClientAddress(
                    new TrustedProxies(List.of("10/8"), TrustedProxies.Header.FORWARDED)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7 | 203.0.113.7 | 203.0.113.7, 10.0.0.1",
        "for=203.0.113.7:4711 | 203.0.113.7 | 203.0.113.7, 10.0.0.1",
        "For=\"[2001:db9::7]:80\" | 2001:db9::7 | 2001:db9::7, 10.0.0.1",
        "for=\"203.0.113.7\" ; by=x | 203.0.113.7 | 203.0.113.7, 10.0.0.1",
        "for=203.0.113.7, for=10.0.0.2 | 203.0.113.7 | 203.0.113.7, 10.0.0.2, 10.0.0.1",
        "for=1.2.3.4, for=203.0.113.7, for=10.0.0.2 | 203.0.113.7 | 203.0.113.7, 10.0.0.2, 10.0.0.1",
        "for=1.2.3.4,for=203.0.113.7,for=\"[2001:db8::2]\" | 203.0.113.7 | 203.0.113.7, 2001:db8::2,"
            + " 10.0.0.1",
        "for=\"1.2.3.4, for=203.0.113.7 | 203.0.113.7 | 203.0.113.7, 10.0.0.1",
        "for=10.0.0.3, for=10.0.0.2 | 10.0.0.3 | 10.0.0.3, 10.0.0.2, 10.0.0.1",
        "for=1.2.3.4, for=unknown | 10.0.0.1 | 10.0.0.1",
        "for=1.2.3.4, for=_hidden, for=10.0.0.2 | 10.0.0.2 | 10.0.0.2, 10.0.0.1",
        "for=1.2.3.4, proto=https | 10.0.0.1 | 10.0.0.1",
        "for=1.2.3.4, | 10.0.0.1 | 10.0.0.1",
        "for=1.2.3.4, for=10.0.0.2; | 1.2.3.4 | 1.2.3.4, 10.0.0.2, 10.0.0.1",
        "for=1.2.3.4;x, for=203.0.113.7 | 203.0.113.7 | 203.0.113.7, 10.0.0.1",
        "nonsense | 10.0.0.1 | 10.0.0.1",
        "for=203.0.113.7\" | 10.0.0.1 | 10.0.0.1",
        "for=\"203.0.113.7\"x | 10.0.0.1 | 10.0.0.1",
        "for=203.0.113.300 | 10.0.0.1 | 10.0.0.1",
        "for=203.0.113.7:x | 10.0.0.1 | 10.0.0.1",
        "for=localhost | 10.0.0.1 | 10.0.0.1"
      })
  void forwardedIsReadFromTheRightThroughTrustedProxies(String field, String ip, String hops) {
    HttpHeaders headers = new DefaultHttpHeaders().add("Forwarded", field);
    headers.add("X-Forwarded-For", "9.9.9.9");

    KnownClient client = byForwarded.behind(peer("10.0.0.1", false), headers);
    assertThat(client.ip()).isEqualTo(ip);
    assertThat(client.hops()).isEqualTo(hops);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | 203.0.113.7",
        "1.2.3.4, 203.0.113.7 | 203.0.113.7",
        "1.2.3.4, 203.0.113.7 , 10.0.0.2 | 203.0.113.7",
        "203.0.113.7:4711 | 203.0.113.7",
        "[2001:db9::7]:80 | 2001:db9::7",
        "2001:db9::7 | 2001:db9::7",
        "::ffff:203.0.113.7 | 203.0.113.7",
        "1.2.3.4, garbage | 10.0.0.1",
        "1.2.3.4, | 10.0.0.1",
        "'' | 10.0.0.1"
      })
  void forwardedForIsReadFromTheRightThroughTrustedProxies(String field, String ip) {
    HttpHeaders headers = new DefaultHttpHeaders().add("X-Forwarded-For", field);
    headers.add("Forwarded", "for=9.9.9.9");

    assertThat(byForwardedFor.behind(peer("10.0.0.1", false), headers).ip()).isEqualTo(ip);
  }

  @Test
  void severalFieldsAreOneList() {
    HttpHeaders headers = new DefaultHttpHeaders();
    headers.add("X-Forwarded-For", "1.2.3.4, 203.0.113.7");
    headers.add("X-Forwarded-For", "10.0.0.2");
    headers.add("Forwarded", "for=1.2.3.4, for=203.0.113.9");
    headers.add("Forwarded", "for=10.0.0.2");

    assertThat(byForwardedFor.behind(peer("10.0.0.1", false), headers).ip())
        .isEqualTo("203.0.113.7");
    assertThat(byForwarded.behind(peer("10.0.0.1", false), headers).ip()).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=203.0.113.7;proto=https | true",
        "for=203.0.113.7;proto=HTTPS | true",
        "for=203.0.113.7;proto=http | false",
        "for=203.0.113.7 | false",
        "for=203.0.113.7;proto=https, for=10.0.0.2;proto=http | true",
        "for=203.0.113.7;proto=http, for=10.0.0.2;proto=https | false",
        "for=1.2.3.4;proto=https, for=203.0.113.7;proto=http | false",
        "for=203.0.113.7;proto=gopher | false"
      })
  void theSchemeIsTheOneOfTheClientsOwnConnection(String field, boolean secure) {
    HttpHeaders headers = new DefaultHttpHeaders().add("Forwarded", field);
    assertThat(byForwarded.behind(peer("10.0.0.1", false), headers).secure()).isEqualTo(secure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7 | https | true",
        "203.0.113.7 | http | false",
        "203.0.113.7, 10.0.0.2 | https | true",
        "203.0.113.7, 10.0.0.2 | https, http | true",
        "1.2.3.4, 203.0.113.7 | https, http | false",
        "1.2.3.4, 203.0.113.7, 10.0.0.2 | http, https | true",
        "203.0.113.7 | '' | false"
      })
  void theSchemeComesFromForwardedProto(String nodes, String protos, boolean secure) {
    HttpHeaders headers = new DefaultHttpHeaders().add("X-Forwarded-For", nodes);
    headers.add("X-Forwarded-Proto", protos);
    assertThat(byForwardedFor.behind(peer("10.0.0.1", false), headers).secure()).isEqualTo(secure);
  }

  @Test
  void aProxyThatSaysNothingIsTheClient() {
    KnownClient peer = peer("10.0.0.1", true);
    assertThat(byForwarded.behind(peer, new DefaultHttpHeaders())).isSameAs(peer);
    assertThat(byForwardedFor.behind(peer, new DefaultHttpHeaders())).isSameAs(peer);
  }

  @Test
  void anEndlessChainIsNotFollowed() {
    HttpHeaders headers =
        new DefaultHttpHeaders().add("X-Forwarded-For", "1.2.3.4" + ",10.0.0.2".repeat(1000));
    KnownClient client = byForwardedFor.behind(peer("10.0.0.1", false), headers);
    assertThat(client.ip()).isEqualTo("10.0.0.2");
    assertThat(client.hops().split(", ")).hasSize(33);
  }
}
