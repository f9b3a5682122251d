package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.dns.DnsServerAddressStream;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody hears the names of backends whom the machine does not name. */
class NameServersTest {
  private static final InetSocketAddress LOOPBACK =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);

  @TempDir Path folder;

  @Test
  void aMachineThatNamesNoneIsAskedItself() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "# none\nsearch example.com\n");

    assertThat(asked(empty)).isEqualTo(LOOPBACK);
  }

  @Test
  void aMachineWithoutTheFileIsAskedItself() {
    assertThat(asked(folder.resolve("absent"))).isEqualTo(LOOPBACK);
  }

  @Test
  void aMachineThatNamesSomeIsObeyed() throws IOException {
    Path some = Files.writeString(folder.resolve("some"), "nameserver 192.0.2.1\n");

    assertThat(NameServers.of(some)).isSameAs(DnsServerAddressStreamProviders.platformDefault());
  }

  private static InetSocketAddress asked(Path file) {
    DnsServerAddressStream servers =
        NameServers.of(file).nameServerAddressStream("backend.example");
    assertThat(servers.size()).isEqualTo(1);
    return servers.next();
  }
}
