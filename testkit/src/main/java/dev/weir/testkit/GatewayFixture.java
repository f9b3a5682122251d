package dev.weir.testkit;

import dev.weir.gateway.Gateway;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.gateway.settings.RequestLimits;
import dev.weir.gateway.settings.ShutdownSettings;
import dev.weir.gateway.settings.TlsSettings;
import dev.weir.gateway.settings.TransportKind;
import dev.weir.gateway.settings.TrustedProxies;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.PolicyCatalogue;
import dev.weir.policy.PolicyType;
import dev.weir.testkit.client.Ask;
import dev.weir.testkit.client.ClientConnection;
import dev.weir.testkit.client.FrameClient;
import dev.weir.testkit.client.Http2Client;
import dev.weir.testkit.client.RawClient;
import dev.weir.testkit.plan.Served;
import dev.weir.testkit.plan.TestApi;
import dev.weir.testkit.plan.TestPolicy;
import dev.weir.testkit.upstream.FakeUpstream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway for one test: set it up, {@link #serves} a plan, call it. Everything that was opened
 * through it is closed after the test, and looked over for leaks. Used by the test's thread; {@link
 * #connect} by any.
 */
public final class GatewayFixture {
  /** The certificate of every listener with TLS. */
  public static final TestCertificate CERTIFICATE = TestCertificate.of("127.0.0.1", "localhost");

  private static final String PLAIN = "http";
  private static final String TLS = "https";

  private final Entry entry;
  private final Spoken spoken;
  private final Map<String, TestPolicy> policies = new HashMap<>();
  private final Map<String, Path> trust = new HashMap<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private PolicyCatalogue catalogue = PolicyCatalogue.builtIn();
  private RequestLimits limits = RequestLimits.DEFAULT;
  private TrustedProxies proxies = TrustedProxies.NOBODY;
  private ShutdownSettings shutdown = ShutdownSettings.DEFAULT;
  private String minTls = "TLSv1.2";
  private UnaryOperator<GatewaySettings> edits = UnaryOperator.identity();
  private @Nullable Gateway running;

  GatewayFixture(Entry entry, Spoken spoken) {
    this.entry = entry;
    this.spoken = spoken;
  }

  // ---- before it runs

  /** With a policy of the test's own. */
  public GatewayFixture policy(TestPolicy policy) {
    policies.put(policy.name(), policy);
    return this;
  }

  /** With the policies of somebody's jars. */
  public GatewayFixture policies(PolicyCatalogue others) {
    catalogue = others;
    return this;
  }

  /** With other limits on what callers may send. */
  public GatewayFixture limits(RequestLimits others) {
    limits = others;
    return this;
  }

  /** With other settings of the operator; several edits act one after another. */
  public GatewayFixture settings(UnaryOperator<GatewaySettings> edit) {
    UnaryOperator<GatewaySettings> before = edits;
    edits = settings -> edit.apply(before.apply(settings));
    return this;
  }

  /** With certificates that upstreams may believe. */
  public GatewayFixture trust(String name, TestCertificate certificate) {
    trust.put(name, certificate.certificateFile(TempFolder.PATH));
    return this;
  }

  /** With another least version of TLS. */
  public GatewayFixture minTls(String version) {
    minTls = version;
    return this;
  }

  /** With proxies in front of it that may say who the caller is. */
  public GatewayFixture trustedProxies(TrustedProxies others) {
    proxies = others;
    return this;
  }

  /** Going away in another way. */
  public GatewayFixture shutdown(ShutdownSettings others) {
    shutdown = others;
    return this;
  }

  /** Closes something after the test. */
  public <T extends AutoCloseable> T with(T resource) {
    synchronized (opened) {
      opened.add(resource);
    }
    return resource;
  }

  /** Serves APIs: starts with them, or starts with another one and swaps them in. */
  public GatewayFixture serves(Served... apis) {
    PlanSet wanted = planSet(apis);
    if (entry == Entry.STARTED_WITH) {
      start(wanted);
    } else {
      start(PlanSet.of(TestApi.named("before").at("/before").route("GET /").plan()));
      gateway().apply(wanted);
    }
    return this;
  }

  private static PlanSet planSet(Served... apis) {
    return PlanSet.of(Stream.of(apis).map(Served::plan).toArray(ApiPlan[]::new));
  }

  private void start(PlanSet plans) {
    if (running != null) {
      throw new IllegalStateException("it runs already: apply another plan instead");
    }
    GatewaySettings usual = GatewaySettings.DEFAULT;
    GatewaySettings settings =
        new GatewaySettings(
            usual.sources(),
            listeners(),
            new AdminSettings("127.0.0.1", 0, Optional.empty()),
            limits,
            proxies,
            trust,
            usual.egress(),
            usual.faults(),
            usual.log(),
            AccessLogSettings.NONE,
            usual.observe(),
            shutdown,
            transport(),
            usual.defaults());
    running =
        Gateway.start(
            edits.apply(settings),
            PlanSource.fixed(plans),
            this::type,
            Clock.systemUTC(),
            Map.of());
  }

  private List<ListenerSettings> listeners() {
    ListenerSettings plain =
        new ListenerSettings(PLAIN, "127.0.0.1", 0, List.of("http/1.1", "h2c"), Optional.empty());
    if (!spoken.secure()) {
      return List.of(plain);
    }
    TlsSettings tls =
        new TlsSettings(
            CERTIFICATE.certificateFile(TempFolder.PATH),
            CERTIFICATE.keyFile(TempFolder.PATH),
            minTls);
    return List.of(
        plain,
        new ListenerSettings(TLS, "127.0.0.1", 0, List.of("h2", "http/1.1"), Optional.of(tls)));
  }

  private Optional<PolicyType<?>> type(String name) {
    TestPolicy own = policies.get(name);
    return own != null ? Optional.of(own) : catalogue.named(name);
  }

  /** The transport that the build asked for with {@code -Dweir.transport}; else the best one. */
  public static TransportKind transport() {
    String asked = System.getProperty("weir.transport", "");
    return asked.isEmpty()
        ? TransportKind.AUTO
        : TransportKind.valueOf(asked.toUpperCase(Locale.ROOT));
  }

  // ---- while it runs

  /** The gateway itself. */
  public Gateway gateway() {
    Gateway gateway = running;
    if (gateway == null) {
      throw new IllegalStateException("it does not run yet: say what it serves");
    }
    return gateway;
  }

  /** Swaps other APIs in. */
  public GatewayFixture apply(Served... apis) {
    var unused = gateway().apply(planSet(apis));
    return this;
  }

  /** What the test's callers speak. */
  public Spoken spoken() {
    return spoken;
  }

  /** Where it listens for what the test's callers speak. */
  public InetSocketAddress address() {
    return gateway().address(spoken.secure() ? TLS : PLAIN);
  }

  /** The port where it listens without TLS. */
  public int plainPort() {
    return gateway().address(PLAIN).getPort();
  }

  /** A request on a connection of its own. */
  public Ask ask(String method, String target) {
    InetSocketAddress address = address();
    return Ask.of(this::connect, method, target, address.getHostString() + ":" + address.getPort());
  }

  /** A GET on a connection of its own. */
  public Ask get(String target) {
    return ask("GET", target);
  }

  /** A GET on the admin port. */
  public Ask admin(String target) {
    InetSocketAddress address =
        gateway().admin().orElseThrow(() -> new IllegalStateException("no admin port"));
    return Ask.of(
        () -> with(RawClient.connect(address, null)),
        "GET",
        target,
        address.getHostString() + ":" + address.getPort());
  }

  /** A new connection in what the test speaks. */
  public ClientConnection connect() {
    return with(
        spoken.http2()
            ? Http2Client.connect(address(), spoken.secure() ? CERTIFICATE.http2Client() : null)
            : RawClient.connect(address(), spoken.secure() ? CERTIFICATE.client() : null));
  }

  /** A new connection in what the test speaks that takes few bytes without being read. */
  public ClientConnection connectSlow() {
    return spoken.http2()
        ? connect()
        : with(
            RawClient.connect(address(), spoken.secure() ? CERTIFICATE.client() : null, 32 << 10));
  }

  /** A new HTTP/2 connection without TLS whose every frame is the test's. */
  public FrameClient frames() {
    return with(FrameClient.connect(gateway().address(PLAIN)));
  }

  /** A new connection without TLS whose every byte is the test's. */
  public RawClient raw() {
    return with(RawClient.connect(gateway().address(PLAIN), null));
  }

  // ---- after the test

  /** Closes everything and looks for what was left behind. */
  void end(boolean failed) throws Exception {
    try {
      if (running != null && !failed) {
        closeAll(ClientConnection.class);
        Await.until("all exchanges to end", () -> gateway().inFlight() == 0);
      }
    } finally {
      closeAll(ClientConnection.class);
      if (running != null) {
        running.close();
      }
    }
    try {
      if (!failed) {
        looksClean();
      }
    } finally {
      closeAll(AutoCloseable.class);
    }
  }

  private void looksClean() {
    for (AutoCloseable resource : List.copyOf(opened)) {
      if (resource instanceof FakeUpstream backend) {
        Await.until(
            () ->
                backend.open()
                    + " of "
                    + backend.accepted()
                    + " connections to a backend to be closed; "
                    + stacks("fake-upstream"),
            () -> backend.open() == 0,
            Await.PATIENCE);
      }
    }
    Await.until(
        () -> "the gateway's threads to end: " + threads(),
        () -> threads().isEmpty(),
        Await.PATIENCE);
  }

  private static String stacks(String name) {
    StringBuilder text = new StringBuilder();
    Thread.getAllStackTraces()
        .forEach(
            (thread, stack) -> {
              if (thread.getName().equals(name)) {
                text.append('\n').append(List.of(stack));
              }
            });
    return text.toString();
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("weir-"))
        .toList();
  }

  private void closeAll(Class<? extends AutoCloseable> kind) throws Exception {
    List<AutoCloseable> closing;
    synchronized (opened) {
      closing = opened.stream().filter(kind::isInstance).toList();
      opened.removeAll(closing);
    }
    for (AutoCloseable resource : closing) {
      resource.close();
    }
  }
}
