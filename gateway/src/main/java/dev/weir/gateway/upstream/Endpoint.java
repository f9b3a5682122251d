package dev.weir.gateway.upstream;

import dev.weir.gateway.loop.LoopContext;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One address of a backend, with a pool of connections per event loop. The limits on connections
 * and on waiting calls hold for the whole process. Thread-safe.
 */
public final class Endpoint {
  private final String url;
  private final String host;
  private final int port;
  private final String authority;
  private final String basePath;
  private final int weight;
  private final boolean http2PriorKnowledge;
  private final @Nullable SslContext tls;
  private final Timeouts timeouts;
  private final Connections connections;
  private final Connector connector;
  private final AtomicReferenceArray<@Nullable EndpointPool> pools;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final boolean http2Offered;
  private volatile boolean retired;
  private volatile boolean http2Refused;

  Endpoint(
      EndpointPlan plan, UpstreamPlan upstream, @Nullable SslContext tls, Connector connector) {
    URI uri = URI.create(plan.url());
    boolean secure = "https".equals(uri.getScheme());
    this.url = plan.url();
    this.host = stripBrackets(uri.getHost().toLowerCase(Locale.ROOT));
    this.port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
    this.authority = uri.getRawAuthority();
    this.basePath = uri.getRawPath() == null ? "" : uri.getRawPath();
    this.weight = plan.weight();
    this.http2PriorKnowledge = !secure && upstream.protocols().contains("h2c");
    this.http2Offered = secure && upstream.protocols().contains("h2");
    this.tls = tls;
    this.timeouts = upstream.timeouts();
    this.connections = upstream.connections();
    this.connector = connector;
    this.pools = new AtomicReferenceArray<>(connector.loops());
  }

  /** The name or address to connect to, without brackets. */
  public String host() {
    return host;
  }

  /** The TCP port. */
  public int port() {
    return port;
  }

  /** Whether it is called over TLS. */
  public boolean secure() {
    return tls != null;
  }

  /** What the {@code Host} header says. */
  public String authority() {
    return authority;
  }

  /**
   * What comes before the path of every call; empty or beginning with a slash, without one at its
   * end.
   */
  public String basePath() {
    return basePath;
  }

  /** How much of the load it takes, relative to its siblings. */
  public int weight() {
    return weight;
  }

  /** How many connections are open, in the whole process. */
  public int openConnections() {
    return open.get();
  }

  /** How many calls wait for a connection, in the whole process. */
  public int waitingCalls() {
    return waiting.get();
  }

  /** How long to wait for what. */
  public Timeouts timeouts() {
    return timeouts;
  }

  /** Its connections are closed as they become idle, and none is kept any more. */
  public void retire() {
    retired = true;
    otherPools(null, EndpointPool::closeIdle);
  }

  boolean retired() {
    return retired;
  }

  Connections connections() {
    return connections;
  }

  Connector connector() {
    return connector;
  }

  @Nullable SslContext tls() {
    return tls;
  }

  boolean http2PriorKnowledge() {
    return http2PriorKnowledge;
  }

  EndpointPool pool(LoopContext loop) {
    EndpointPool pool = pools.get(loop.index());
    if (pool == null) {
      pool = new EndpointPool(this, loop); // only this loop writes this slot
      pools.set(loop.index(), pool);
    }
    return pool;
  }

  /** Whether a connection that is being opened will probably carry several calls at once. */
  boolean sharesConnections() {
    return http2PriorKnowledge || (http2Offered && !http2Refused);
  }

  /** What the last connection came to speak. */
  void spoken(boolean http2) {
    http2Refused = !http2;
  }

  /** Reserves one more connection; false when the limit is reached. */
  boolean tryOpen() {
    return tryIncrement(open, connections.max());
  }

  /** Gives a reservation back, and lets a call that waits on any loop have it. */
  void opened(int change) {
    open.addAndGet(change);
    if (change < 0 && waiting.get() > 0) {
      otherPools(null, EndpointPool::connectionMayBeFree);
    }
  }

  /** A call waits on one loop: what is idle on another makes room. */
  void askForOne(EndpointPool asking) {
    otherPools(asking, EndpointPool::giveOneUp);
  }

  private void otherPools(@Nullable EndpointPool except, Consumer<EndpointPool> action) {
    for (int i = 0; i < pools.length(); i++) {
      EndpointPool pool = pools.get(i);
      if (pool != null && pool != except) {
        action.accept(pool);
      }
    }
  }

  /** Reserves a place in the queue; false when it is full. */
  boolean tryWait() {
    return tryIncrement(waiting, connections.queue());
  }

  /** Never counts beyond the limit, not even for a moment in which another thread might look. */
  private static boolean tryIncrement(AtomicInteger count, int limit) {
    int now;
    do {
      now = count.get();
      if (now >= limit) {
        return false;
      }
    } while (!count.compareAndSet(now, now + 1));
    return true;
  }

  void stopWaiting() {
    waiting.decrementAndGet();
  }

  @Override
  public String toString() {
    return url;
  }

  private static String stripBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
