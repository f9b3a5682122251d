package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one entry of {@code listeners}. */
final class ListenerReader {
  private static final List<String> PROTOCOLS = List.of("h2", "h2c", "http/1.1");
  private static final List<String> TLS_VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  private final FileSetting files;

  ListenerReader(FileSetting files) {
    this.files = files;
  }

  ListenerSettings read(String name, Setting setting) {
    Names.check(name, setting);
    Section section = setting.section();
    int port = Math.toIntExact(section.get("port").required().number(8080, 0, 65535));
    String address = section.get("address").text("0.0.0.0");
    Setting tlsSetting = section.get("tls");
    Optional<TlsSettings> tls = tlsSetting.present() ? tls(tlsSetting) : Optional.empty();
    List<String> protocols = protocols(section.get("protocols"), tlsSetting.present());
    Setting proxy = section.get("proxy-protocol");
    if (proxy.flag(false)) {
      NotYet.refuse(proxy);
    }
    section.done();
    return new ListenerSettings(name, address, port, protocols, tls);
  }

  private static List<String> protocols(Setting setting, boolean tls) {
    if (!setting.present()) {
      return tls ? List.of("h2", "http/1.1") : List.of("http/1.1", "h2c");
    }
    List<String> protocols = new ArrayList<>();
    for (Setting item : setting.items()) {
      String protocol = item.text("");
      if (protocol.equals("h3")) {
        NotYet.refuse(item);
      } else if (!PROTOCOLS.contains(protocol)) {
        item.error(
            "wrong-value",
            "\"" + protocol + "\" is not one of h2, h2c, http/1.1",
            Suggest.among(protocol, PROTOCOLS));
      } else if (protocol.equals("h2") && !tls) {
        item.error("wrong-value", "h2 needs tls", "write h2c for HTTP/2 without TLS, or add tls:");
      } else if (protocol.equals("h2c") && tls) {
        item.error("wrong-value", "h2c is HTTP/2 without TLS", "write h2");
      } else {
        protocols.add(protocol);
      }
    }
    if (setting.items().isEmpty()) {
      setting.error("wrong-value", "a listener speaks at least one protocol", "write [http/1.1]");
    }
    return protocols;
  }

  private Optional<TlsSettings> tls(Setting setting) {
    Section section = setting.section();
    Setting version = section.get("min-version");
    String minVersion = version.text("TLSv1.2");
    if (!TLS_VERSIONS.contains(minVersion)) {
      version.error(
          "wrong-value",
          "\"" + minVersion + "\" is not one of TLSv1.2, TLSv1.3",
          Suggest.among(minVersion, TLS_VERSIONS));
    }
    Setting client = section.get("client-certificates");
    String wanted = client.text("none");
    if (wanted.equals("optional") || wanted.equals("required")) {
      NotYet.refuse(client);
    } else if (!wanted.equals("none")) {
      client.error("wrong-value", "\"" + wanted + "\" is not one of none, optional, required", "");
    }
    Setting certificates = section.get("certificates").required();
    List<Setting> items = certificates.items();
    if (certificates.present() && items.isEmpty()) {
      certificates.error("wrong-value", "is empty", "add an entry with cert: and key:");
    }
    if (items.size() > 1) {
      items
          .get(1)
          .error(
              "not-available",
              "several certificates per listener are not available yet",
              "keep the first one");
    }
    Optional<TlsSettings> tls =
        items.stream().findFirst().flatMap(item -> certificate(item, minVersion));
    section.done();
    return tls;
  }

  private Optional<TlsSettings> certificate(Setting setting, String minVersion) {
    Section section = setting.section();
    Optional<Path> cert = files.existing(section.get("cert").required());
    Optional<Path> key = files.secret(section.get("key").required());
    section.done();
    return cert.flatMap(chain -> key.map(secret -> new TlsSettings(chain, secret, minVersion)));
  }
}
