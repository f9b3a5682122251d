package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.gateway.address.Network;
import java.util.ArrayList;
import java.util.List;

/** Reads who may be believed and who may be called. */
final class NetworkReader {
  private NetworkReader() {}

  /** {@code trusted-proxies} and {@code client-address-from}. */
  static TrustedProxies proxies(Section section) {
    List<String> networks = networks(section.get("trusted-proxies"));
    Setting from = section.get("client-address-from");
    TrustedProxies.Header header =
        from.choice(TrustedProxies.Header.class, TrustedProxies.NOBODY.from());
    if (from.present() && networks.isEmpty()) {
      section
          .problems()
          .warning(
              "no-effect",
              from.place(),
              from.path(),
              "has no effect, because no proxy is trusted",
              "add trusted-proxies:");
    }
    return new TrustedProxies(networks, header);
  }

  /** {@code egress}. */
  static EgressRules egress(Setting setting) {
    if (!setting.present()) {
      return EgressRules.ANY;
    }
    Section section = setting.section();
    EgressRules rules =
        new EgressRules(networks(section.get("allow")), networks(section.get("deny")));
    section.done();
    return rules;
  }

  private static List<String> networks(Setting setting) {
    List<String> networks = new ArrayList<>();
    for (Setting item : setting.items()) {
      item.text()
          .ifPresent(
              text -> {
                try {
                  networks.add(Network.of(text).toString());
                } catch (IllegalArgumentException e) {
                  item.error("wrong-value", String.valueOf(e.getMessage()), "");
                }
              });
    }
    return networks;
  }
}
