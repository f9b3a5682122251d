package dev.weir.gateway;

import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whom the gateway asks for addresses: the machine's own name servers and nobody else. Where the
 * machine names none, the one on the machine itself, as resolv.conf(5) has it; Netty would ask a
 * public one, which tells the world the names of backends.
 */
final class NameServers {
  private static final int PORT = 53;

  private NameServers() {}

  /** Those of a machine that is configured by such a file, {@code /etc/resolv.conf} usually. */
  static DnsServerAddressStreamProvider of(Path resolvConf) {
    return names(resolvConf)
        ? DnsServerAddressStreamProviders.platformDefault()
        : new SingletonDnsServerAddressStreamProvider(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
  }

  private static boolean names(Path resolvConf) {
    Path folder = resolvConf.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return true; // no Unix: the platform says it in another way
    }
    try (Stream<String> lines = Files.lines(resolvConf, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.strip().startsWith("nameserver"));
    } catch (IOException absent) {
      return false;
    }
  }
}
