package dev.weir.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
  private static byte[] address(String text) {
    return NetUtil.createByteArrayFromIpAddressString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "10.0.0.0/8, ::a00:1, false",
    "0.0.0.0/0, 203.0.113.7, true",
    "0.0.0.0/0, ::1, false",
    "::/0, ::1, true",
    "::/0, 203.0.113.7, false",
    "::ffff:10.0.0.0/104, 10.1.2.3, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "192.0.2.4/31, 192.0.2.5, true",
    "192.0.2.4/31, 192.0.2.6, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8:0:0:8000::/65, 2001:db8:0:0:8000::1, true",
    "2001:db8:0:0:8000::/65, 2001:db8::1, false",
    "2001:db8::/64, 2001:db8::ffff:1:1, true",
    "::1, ::1, true",
    "::1/128, ::2, false"
  })
  void tellsWhichAddressesBelongToIt(String network, String address, boolean belongs) {
    assertThat(Network.of(network).contains(address(address))).isEqualTo(belongs);
    assertThat(Networks.of(List.of("198.51.100.1", network)).contains(address(address)))
        .isEqualTo(belongs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8x",
        "10.0.0.1/8",
        "::1/129",
        "2001:db8::1/64",
        "example.com",
        "10.0.0",
        "fe80::1%eth0",
        "10.0.0.0/8/8",
        "[::1]"
      })
  void refusesWhatIsNoNetworkAndNamesIt(String text) {
    assertThatThrownBy(() -> Network.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\"");
  }

  @Test
  void agreesWithArithmeticOnRandomNetworks() throws UnknownHostException {
    Random random = new Random(3);
    int inside = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] base = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(base);
      base[0] |= 1;
      int bits = 8 * base.length;
      int prefix = random.nextInt(bits + 1);
      BigInteger start = new BigInteger(1, base).shiftRight(bits - prefix).shiftLeft(bits - prefix);
      BigInteger other = new BigInteger(1, base).flipBit(random.nextInt(bits));
      boolean belongs = other.shiftRight(bits - prefix).equals(start.shiftRight(bits - prefix));
      inside += belongs ? 1 : 0;
      Network network = Network.of(text(start, base.length) + "/" + prefix);
      assertThat(network.contains(InetAddress.getByAddress(bytes(other, base.length))))
          .as("%s in %s", other, network)
          .isEqualTo(belongs);
    }
    assertThat(inside).isBetween(5_000, 15_000);
  }

  private static String text(BigInteger number, int length) throws UnknownHostException {
    return NetUtil.toAddressString(InetAddress.getByAddress(bytes(number, length)));
  }

  private static byte[] bytes(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    byte[] all = number.toByteArray();
    for (int i = 0; i < length && i < all.length; i++) {
      bytes[length - 1 - i] = all[all.length - 1 - i];
    }
    return bytes;
  }

  @Test
  void noNetworksContainNothing() throws UnknownHostException {
    assertThat(Networks.of(List.of()).isEmpty()).isTrue();
    assertThat(Networks.of(List.of()).contains(InetAddress.getByAddress(new byte[4]))).isFalse();
  }
}
