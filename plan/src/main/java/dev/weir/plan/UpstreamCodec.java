package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.plan.UpstreamPlan.Balance;
import java.util.List;

/** The written form of an upstream; the plan holds it under its name. */
final class UpstreamCodec {
  private UpstreamCodec() {}

  static Node.Mapping write(String name, UpstreamPlan plan) {
    if (!plan.name().equals(name)) {
      throw new IllegalArgumentException(name + " holds an upstream of the name " + plan.name());
    }
    Node.Builder upstream = Node.mapping();
    upstream.put("endpoints", endpoints(plan.endpoints()));
    if (!plan.sandbox().isEmpty()) {
      upstream.put("sandbox", endpoints(plan.sandbox()));
    }
    Written.text(
        upstream, "balance", Written.word(plan.balance()), Written.word(Balance.ROUND_ROBIN));
    Written.mapping(upstream, "timeouts", timeouts(plan.timeouts()));
    Written.mapping(upstream, "connections", connections(plan.connections()));
    upstream.put("protocols", Node.texts(plan.protocols()));
    Written.text(upstream, "trust", plan.trust(), "");
    return upstream.build();
  }

  static UpstreamPlan read(String name, Setting setting) {
    Section upstream = setting.section();
    UpstreamPlan plan =
        new UpstreamPlan(
            name,
            endpoints(upstream.get("endpoints").required()),
            endpoints(upstream.get("sandbox")),
            upstream.get("balance").choice(Balance.class, Balance.ROUND_ROBIN),
            timeouts(upstream.get("timeouts")),
            connections(upstream.get("connections")),
            upstream.get("protocols").required().texts(),
            upstream.get("trust").text(""));
    upstream.done();
    return plan;
  }

  private static Node endpoints(List<EndpointPlan> plans) {
    return Node.list(plans.stream().map(UpstreamCodec::endpoint).toList());
  }

  private static Node endpoint(EndpointPlan plan) {
    if (plan.weight() == 1) {
      return Node.text(plan.url());
    }
    return Node.mapping().put("url", plan.url()).put("weight", Node.number(plan.weight())).build();
  }

  private static List<EndpointPlan> endpoints(Setting setting) {
    return setting.items().stream().map(UpstreamCodec::endpoint).toList();
  }

  private static EndpointPlan endpoint(Setting setting) {
    if (setting.node().orElse(null) instanceof Node.Scalar) {
      return new EndpointPlan(setting.text(""), 1);
    }
    Section endpoint = setting.section();
    EndpointPlan plan =
        new EndpointPlan(
            endpoint.get("url").required().text(""),
            (int) endpoint.get("weight").number(1, 1, Integer.MAX_VALUE));
    endpoint.done();
    return plan;
  }

  private static Node.Mapping timeouts(Timeouts plan) {
    Timeouts usual = Timeouts.DEFAULT;
    Node.Builder timeouts = Node.mapping();
    Written.duration(timeouts, "connect", plan.connect(), usual.connect());
    Written.duration(timeouts, "response", plan.response(), usual.response());
    Written.duration(timeouts, "idle", plan.idle(), usual.idle());
    Written.duration(timeouts, "total", plan.total(), usual.total());
    return timeouts.build();
  }

  private static Timeouts timeouts(Setting setting) {
    Timeouts usual = Timeouts.DEFAULT;
    Section timeouts = setting.section();
    Timeouts plan =
        new Timeouts(
            timeouts.get("connect").duration(usual.connect()),
            timeouts.get("response").duration(usual.response()),
            timeouts.get("idle").duration(usual.idle()),
            timeouts.get("total").duration(usual.total()));
    timeouts.done();
    return plan;
  }

  private static Node.Mapping connections(Connections plan) {
    Connections usual = Connections.DEFAULT;
    Node.Builder connections = Node.mapping();
    Written.number(connections, "max", plan.max(), usual.max());
    Written.number(connections, "queue", plan.queue(), usual.queue());
    Written.duration(connections, "patience", plan.patience(), usual.patience());
    Written.duration(connections, "idle", plan.idle(), usual.idle());
    return connections.build();
  }

  private static Connections connections(Setting setting) {
    Connections usual = Connections.DEFAULT;
    Section connections = setting.section();
    Connections plan =
        new Connections(
            (int) connections.get("max").number(usual.max(), 1, Integer.MAX_VALUE),
            (int) connections.get("queue").number(usual.queue(), 0, Integer.MAX_VALUE),
            connections.get("patience").duration(usual.patience()),
            connections.get("idle").duration(usual.idle()));
    connections.done();
    return plan;
  }
}
