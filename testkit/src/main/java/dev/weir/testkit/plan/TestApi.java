package dev.weir.testkit.plan;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.UpstreamPlan;
import dev.weir.testkit.upstream.FakeUpstream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes the plan of one API. Not thread-safe. */
public final class TestApi implements Served {
  private final String name;
  private String version = "1.0";
  private List<String> contexts = List.of("");
  private List<String> hosts = List.of();
  private Set<ApiPlan.Transport> transports = EnumSet.allOf(ApiPlan.Transport.class);
  private final List<TestRoute> routes = new ArrayList<>();
  private final Map<String, UpstreamPlan> upstreams = new LinkedHashMap<>();

  private TestApi(String name) {
    this.name = name;
  }

  /** An API at the root of every host, without routes. */
  public static TestApi named(String name) {
    return new TestApi(name);
  }

  /** With another version. */
  public TestApi version(String other) {
    version = other;
    return this;
  }

  /** At these contexts instead of the root. */
  public TestApi at(String... others) {
    contexts = List.of(others);
    return this;
  }

  /** For these virtual hosts only. */
  public TestApi hosts(String... others) {
    hosts = List.of(others);
    return this;
  }

  /** For callers who come this way only. */
  public TestApi only(ApiPlan.Transport transport) {
    transports = Set.of(transport);
    return this;
  }

  /** With a route, written {@code GET /pets/{id}}; the method may be {@code *}. */
  public TestApi route(String route) {
    return route(route, r -> r);
  }

  /** With a route and what is special about it. */
  public TestApi route(String route, UnaryOperator<TestRoute> edit) {
    routes.add(edit.apply(new TestRoute(route)));
    return this;
  }

  /** Whose calls go to this backend. */
  public TestApi to(FakeUpstream backend) {
    return upstream("default", upstream -> upstream.endpoint(backend));
  }

  /** With a named upstream; {@code default} serves routes that name no other. */
  public TestApi upstream(String upstream, UnaryOperator<TestUpstream> edit) {
    upstreams.put(upstream, edit.apply(new TestUpstream(upstream)).plan());
    return this;
  }

  @Override
  public ApiPlan plan() {
    Map<String, UpstreamPlan> all = new LinkedHashMap<>(upstreams);
    all.computeIfAbsent("default", missing -> new TestUpstream(missing).plan());
    List<RoutePlan> plans = routes.stream().map(TestRoute::plan).toList();
    return new ApiPlan(name, version, contexts, hosts, transports, plans, all);
  }
}
