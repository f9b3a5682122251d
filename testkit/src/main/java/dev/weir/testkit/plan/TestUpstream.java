package dev.weir.testkit.plan;

import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import dev.weir.testkit.upstream.FakeUpstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes the plan of one upstream. Not thread-safe. */
public final class TestUpstream {
  private final String name;
  private final List<EndpointPlan> endpoints = new ArrayList<>();
  private UpstreamPlan.Balance balance = UpstreamPlan.Balance.ROUND_ROBIN;
  private Timeouts timeouts = Timeouts.DEFAULT;
  private Connections connections = Connections.DEFAULT;
  private List<String> protocols = List.of("http/1.1");
  private String trust = "";

  TestUpstream(String name) {
    this.name = name;
  }

  /** With this backend. */
  public TestUpstream endpoint(FakeUpstream backend) {
    return endpoint(backend.url(), 1);
  }

  /** With a backend at a URL. */
  public TestUpstream endpoint(String url, int weight) {
    endpoints.add(new EndpointPlan(url, weight));
    return this;
  }

  /** With another way to choose among endpoints. */
  public TestUpstream balance(UpstreamPlan.Balance other) {
    balance = other;
    return this;
  }

  /** With a limit on connecting, TLS included. */
  public TestUpstream connectWithin(Duration time) {
    timeouts = new Timeouts(time, timeouts.response(), timeouts.idle(), timeouts.total());
    return this;
  }

  /** With a limit on the time until the answer begins. */
  public TestUpstream answerWithin(Duration time) {
    timeouts = new Timeouts(timeouts.connect(), time, timeouts.idle(), timeouts.total());
    return this;
  }

  /** With a limit on silence. */
  public TestUpstream silentAtMost(Duration time) {
    timeouts = new Timeouts(timeouts.connect(), timeouts.response(), time, timeouts.total());
    return this;
  }

  /** With a limit on everything together. */
  public TestUpstream allWithin(Duration time) {
    timeouts = new Timeouts(timeouts.connect(), timeouts.response(), timeouts.idle(), time);
    return this;
  }

  /** With limits on its connections. */
  public TestUpstream connections(int max, int queue, Duration patience, Duration idle) {
    connections = new Connections(max, queue, patience, idle);
    return this;
  }

  /** Speaking these protocols. */
  public TestUpstream speaks(String... others) {
    protocols = List.of(others);
    return this;
  }

  /** Believing the certificates of that name. */
  public TestUpstream trusts(String certificates) {
    trust = certificates;
    return this;
  }

  UpstreamPlan plan() {
    return new UpstreamPlan(
        name, endpoints, List.of(), balance, timeouts, connections, protocols, trust);
  }
}
