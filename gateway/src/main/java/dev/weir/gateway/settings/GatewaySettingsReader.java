package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code gateway.yaml}. Every problem is reported with its place, and something usable is
 * returned even then; a caller that finds errors must not start.
 */
public final class GatewaySettingsReader {
  private final FileSetting files;

  private GatewaySettingsReader(Path folder) {
    this.files = new FileSetting(folder);
  }

  /**
   * Reads a document.
   *
   * @param section the whole document; problems go to its {@link Section#problems}
   * @param folder of the file: relative paths are taken from there
   */
  public static GatewaySettings read(Section section, Path folder) {
    return new GatewaySettingsReader(folder).read(section);
  }

  private GatewaySettings read(Section section) {
    format(section.get("weir"));
    ApiSources sources = sources(section);
    List<ListenerSettings> listeners = listeners(section.get("listeners"));
    AdminSettings admin = admin(section.get("admin"));
    TrustedProxies proxies = NetworkReader.proxies(section);
    RequestLimits requests = RequestReader.limits(section.get("requests"));
    Map<String, Path> trust = trust(section.get("trust"));
    EgressRules egress = NetworkReader.egress(section.get("egress"));
    ApiDefaults defaults = defaults(section.get("defaults"));
    FaultShape faults = section.get("faults").choice(FaultShape.class, FaultShape.PROBLEM);
    LogReader.Logs logs = new LogReader(files).read(section.get("logs"));
    ObserveSettings observe = new ObserveReader(files, trust).read(section);
    ShutdownSettings shutdown = RequestReader.shutdown(section.get("shutdown"));
    NotYet.refuse(
        section,
        "issuers",
        "keys",
        "users",
        "client-certificates",
        "revocation",
        "limits",
        "deny",
        "counters",
        "redis",
        "brokers",
        "outbound-proxy");
    section.done();
    return new GatewaySettings(
        sources,
        listeners,
        admin,
        requests,
        proxies,
        trust,
        egress,
        faults,
        logs.log(),
        logs.access(),
        observe,
        shutdown,
        TransportKind.AUTO,
        defaults);
  }

  private static void format(Setting setting) {
    if (setting.number(1, 1, Long.MAX_VALUE) > 1) {
      setting.error("newer-format", "this file needs a newer Weir", "this one reads weir: 1");
    }
  }

  private ApiSources sources(Section section) {
    String environment = section.get("environment").text("");
    List<Path> paths = new ArrayList<>();
    for (Setting item : section.get("apis").items()) {
      files.path(item).ifPresent(paths::add);
    }
    Optional<Path> signedBy = files.existing(section.get("signed-by"));
    return new ApiSources(environment, paths, signedBy);
  }

  private List<ListenerSettings> listeners(Setting setting) {
    if (!setting.present()) {
      return GatewaySettings.DEFAULT.listeners();
    }
    ListenerReader reader = new ListenerReader(files);
    List<ListenerSettings> listeners = new ArrayList<>();
    setting.entries().forEach((name, entry) -> listeners.add(reader.read(name, entry)));
    if (listeners.isEmpty()) {
      setting.error("wrong-value", "names no listener", "leave it out for port 8080");
    }
    return listeners;
  }

  private AdminSettings admin(Setting setting) {
    AdminSettings usual = AdminSettings.DEFAULT;
    if (!setting.present()) {
      return usual;
    }
    Section section = setting.section();
    AdminSettings admin =
        new AdminSettings(
            section.get("address").text(usual.address()),
            Math.toIntExact(section.get("port").number(usual.port(), 0, 65535)),
            files.existing(section.get("token-file")));
    section.done();
    return admin;
  }

  private Map<String, Path> trust(Setting setting) {
    Map<String, Path> trust = new LinkedHashMap<>();
    setting
        .entries()
        .forEach(
            (name, entry) -> {
              Names.check(name, entry);
              files.existing(entry).ifPresent(file -> trust.put(name, file));
            });
    return trust;
  }

  private static ApiDefaults defaults(Setting setting) {
    if (!setting.present()) {
      return ApiDefaults.DEFAULT;
    }
    Section section = setting.section();
    ApiDefaults defaults =
        new ApiDefaults(section.get("allow-open").flag(ApiDefaults.DEFAULT.allowOpen()));
    NotYet.refuse(section, "timeouts", "validate");
    section.done();
    return defaults;
  }
}
