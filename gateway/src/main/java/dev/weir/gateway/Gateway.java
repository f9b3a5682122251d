package dev.weir.gateway;

import dev.weir.gateway.address.Networks;
import dev.weir.gateway.admin.AdminServer;
import dev.weir.gateway.listen.Drain;
import dev.weir.gateway.listen.Listener;
import dev.weir.gateway.loop.Engine;
import dev.weir.gateway.loop.LoopContext;
import dev.weir.gateway.loop.Transport;
import dev.weir.gateway.observe.LogTap;
import dev.weir.gateway.observe.Metrics;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.settings.EgressRules;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.gateway.settings.TransportKind;
import dev.weir.gateway.upstream.Connector;
import dev.weir.gateway.upstream.EgressGuard;
import dev.weir.gateway.upstream.Upstreams;
import dev.weir.gateway.wiring.BoundedOffload;
import dev.weir.gateway.wiring.GatewayWiring;
import dev.weir.gateway.wiring.PooledHttpCalls;
import dev.weir.gateway.wiring.ReferencedSecrets;
import dev.weir.policy.PolicyType;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A running gateway: binds plans, listens, and serves until it is closed. Reading this class from
 * top to bottom names every part and how they hang together. Thread-safe.
 */
public final class Gateway implements AutoCloseable {
  private final GatewaySettings settings;
  private final PlanSource source;
  private final Engine engine;
  private final DnsAddressResolverGroup resolver;
  private final BoundedOffload offload;
  private final Metrics metrics;
  private final Observation observation;
  private final LivePlans plans;
  private final GatewayRoad road;
  private @Nullable AdminServer admin;
  private final Instant started;
  private volatile ProcessLog log = ProcessLog.FIXED;
  private volatile boolean leaving;
  private final Drain drain = new Drain();
  private final List<Listener> listeners = new ArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Gateway(
      GatewaySettings settings,
      PlanSource source,
      Function<String, Optional<PolicyType<?>>> policies,
      Clock clock,
      Map<String, String> environment) {
    this.settings = settings;
    this.source = source;
    this.started = clock.instant();
    // first, because it may fail
    ReferencedSecrets secrets = new ReferencedSecrets(environment);
    observation = Observation.open(settings, secrets, clock);
    engine = new Engine(Transport.choose(settings.transport()), cores(), clock);
    resolver = resolver(engine.transport());
    offload = new BoundedOffload(2 * cores(), 64 * cores());
    Connector connector =
        new Connector(engine.transport(), engine.loops(), resolver, egress(settings.egress()));
    Upstreams upstreams = new Upstreams(connector, settings.trust());
    metrics = new Metrics(settings.observe().labels());
    GatewayWiring wiring =
        new GatewayWiring(
            clock, metrics, new PooledHttpCalls(upstreams, engine::any), offload, secrets);
    plans = new LivePlans(policies, wiring, upstreams, metrics, settings.defaults().allowOpen());
    GatewayMetrics.register(metrics, engine, observation, plans);
    road = new GatewayRoad(settings, metrics, observation, () -> plans.state().live());
  }

  /**
   * Starts a gateway: binds what the source gives, then listens.
   *
   * @param policies finds a policy's type by its name
   * @throws IllegalStateException when a listener cannot be opened; nothing is left running then
   */
  public static Gateway start(
      GatewaySettings settings,
      PlanSource source,
      Function<String, Optional<PolicyType<?>>> policies) {
    return start(settings, source, policies, Clock.systemUTC(), System.getenv());
  }

  /** The same with another clock and environment, for tests. */
  public static Gateway start(
      GatewaySettings settings,
      PlanSource source,
      Function<String, Optional<PolicyType<?>>> policies,
      Clock clock,
      Map<String, String> environment) {
    Gateway gateway = new Gateway(settings, source, policies, clock, environment);
    try {
      source.bound(gateway.plans.apply(source.load()));
      gateway.listen();
      gateway.openAdmin(policies);
      source.watch(plans -> source.bound(gateway.plans.apply(plans)));
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private void listen() {
    for (ListenerSettings listener : settings.listeners()) {
      listeners.add(
          Listener.open(
              listener,
              engine.transport(),
              engine.group(),
              engine.group(),
              engine::context,
              road,
              drain));
    }
  }

  private static EgressGuard egress(EgressRules rules) {
    Networks allow = Networks.of(rules.allow());
    Networks deny = Networks.of(rules.deny());
    return new EgressGuard(
        address -> !deny.contains(address) && (allow.isEmpty() || allow.contains(address)));
  }

  private void openAdmin(Function<String, Optional<PolicyType<?>>> policies) {
    try {
      admin = AdminServer.open(settings.admin(), new GatewayAdmin(this, policies), metrics);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static DnsAddressResolverGroup resolver(Transport transport) {
    return new DnsAddressResolverGroup(
        new DnsNameResolverBuilder()
            .datagramChannelType(transport.datagram())
            .nameServerProvider(NameServers.of(Path.of("/etc/resolv.conf")))
            .queryTimeoutMillis(3000)
            .ttl(0, 300));
  }

  /** How sockets are driven. */
  public TransportKind transport() {
    return engine.transport().kind();
  }

  /** Where a listener listens. */
  public InetSocketAddress address(String listener) {
    return listeners.stream()
        .filter(open -> open.settings().name().equals(listener))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no listener named " + listener))
        .address();
  }

  /** Where operators come in; empty when that port is closed. */
  public Optional<InetSocketAddress> admin() {
    return Optional.ofNullable(admin).map(AdminServer::address);
  }

  /** What the process logs about itself. */
  public ProcessLog log() {
    return log;
  }

  /** Lets the admin port change and show what the process logs. */
  public void log(ProcessLog of) {
    log = of;
  }

  /** Lets somebody follow the exchanges. */
  LogTap tap() {
    return observation.tap();
  }

  /** What is not told because there was no room. */
  Observation observation() {
    return observation;
  }

  /** When it was started. */
  Instant started() {
    return started;
  }

  /** How many connections of callers are open. */
  long connections() {
    return road.connections();
  }

  /** What is called for the APIs, and since when they are served as they are. */
  LivePlans plans() {
    return plans;
  }

  /** All listeners that are open. */
  public List<Listener> listeners() {
    return List.copyOf(listeners);
  }

  /** What is served just now. */
  public LivePlans.State state() {
    return plans.state();
  }

  /** Serves something else, as the source would tell it to. */
  public LivePlans.State apply(PlanSet wanted) {
    return plans.apply(wanted);
  }

  /** How many exchanges are under way. */
  public long inFlight() {
    return metrics.inFlight();
  }

  /** What is counted. */
  public Metrics metrics() {
    return metrics;
  }

  /**
   * Goes away politely: accepts nobody any more, lets exchanges finish, then closes. Returns when
   * all have finished or the time is over.
   */
  public void drain(Duration most) {
    drain.begin();
    listeners.forEach(Listener::close);
    long end = System.nanoTime() + most.toNanos();
    while ((inFlight() > 0 || road.connections() > 0) && System.nanoTime() - end < 0) {
      try {
        Thread.sleep(LoopContext.TICK_MILLIS / 4);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    close();
  }

  /** Goes away as {@link GatewaySettings#shutdown} says: not ready, then drain, then closed. */
  public void leave() {
    leaving = true;
    try {
      Thread.sleep(settings.shutdown().notReadyFor().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drain(settings.shutdown().drain());
  }

  /** Whether new calls should come: every API is served, and the gateway is not going away. */
  public boolean ready() {
    return !leaving && plans.state().ready();
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    source.close();
    listeners.forEach(Listener::close);
    if (admin != null) {
      admin.close();
    }
    engine.close();
    resolver.close();
    offload.close();
    observation.close();
  }
}
