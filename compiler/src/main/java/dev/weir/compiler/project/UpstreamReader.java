package dev.weir.compiler.project;

import dev.weir.config.Place;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import dev.weir.plan.UpstreamPlan.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads one entry of {@code upstreams}. */
final class UpstreamReader {
  private static final Set<String> PROTOCOLS = Set.of("h2", "h2c", "http/1.1");
  private static final Set<String> LATER_BALANCES = Set.of("least-requests", "sticky", "hash");
  private static final List<String> LATER =
      List.of(
          "retry", "circuit-breaker", "health", "limit", "credentials", "balance-key", "broker");

  private UpstreamReader() {}

  static UpstreamPlan read(String name, Setting setting) {
    Section upstream = setting.section();
    List<EndpointPlan> endpoints = endpoints(upstream.get("endpoints"));
    List<EndpointPlan> sandbox = endpoints(upstream.get("sandbox"));
    Balance balance = balance(upstream.get("balance"));
    Timeouts timeouts = timeouts(upstream.get("timeouts"));
    Connections connections = connections(upstream.get("connections"));
    List<String> protocols = protocols(upstream.get("protocols"));
    String trust = trust(upstream.get("tls"));
    for (String key : LATER) {
      notAvailable(upstream.get(key));
    }
    upstream.done();
    return new UpstreamPlan(
        name, endpoints, sandbox, balance, timeouts, connections, protocols, trust);
  }

  private static List<EndpointPlan> endpoints(Setting setting) {
    List<EndpointPlan> endpoints = new ArrayList<>();
    for (Setting item : setting.items()) {
      EndpointReader.read(item).ifPresent(endpoints::add);
    }
    return endpoints;
  }

  private static Balance balance(Setting setting) {
    if (LATER_BALANCES.contains(setting.text().orElse(""))) {
      setting.error(
          "not-available",
          "\"" + setting.text("") + "\" is not available yet",
          "use round-robin, random or failover");
      return Balance.ROUND_ROBIN;
    }
    return setting.choice(Balance.class, Balance.ROUND_ROBIN);
  }

  private static Timeouts timeouts(Setting setting) {
    Section timeouts = setting.section();
    Timeouts standard = Timeouts.DEFAULT;
    Timeouts read =
        new Timeouts(
            duration(timeouts.get("connect"), standard.connect()),
            duration(timeouts.get("response"), standard.response()),
            duration(timeouts.get("idle"), standard.idle()),
            duration(timeouts.get("total"), standard.total()));
    timeouts.done();
    return read;
  }

  /** A duration, or {@code none} for no limit. */
  private static Duration duration(Setting setting, Duration standard) {
    return setting.text().orElse("").equals("none") ? Duration.ZERO : setting.duration(standard);
  }

  private static Connections connections(Setting setting) {
    Section connections = setting.section();
    Connections standard = Connections.DEFAULT;
    Connections read =
        new Connections(
            (int) connections.get("max").number(standard.max(), 1, 1_000_000),
            (int) connections.get("queue").number(standard.queue(), 0, 1_000_000),
            connections.get("patience").duration(standard.patience()),
            connections.get("idle").duration(standard.idle()));
    connections.done();
    return read;
  }

  private static List<String> protocols(Setting setting) {
    List<String> protocols = new ArrayList<>();
    for (Setting item : setting.items()) {
      String text = item.text("");
      if (PROTOCOLS.contains(text)) {
        protocols.add(text);
      } else {
        item.error(
            "wrong-value",
            "\"" + text + "\" is not one of h2, h2c, http/1.1",
            Suggest.among(text, PROTOCOLS));
      }
    }
    return protocols.isEmpty() ? List.of("http/1.1") : protocols;
  }

  private static String trust(Setting setting) {
    Section tls = setting.section();
    String trust = tls.get("trust").text("");
    notAvailable(tls.get("client-certificate"));
    tls.done();
    return trust;
  }

  private static void notAvailable(Setting setting) {
    Place place = setting.place();
    if (setting.present()) {
      setting
          .problems()
          .error(
              "not-available",
              place,
              setting.path(),
              "is not available yet",
              "leave it out until it is");
    }
  }
}
