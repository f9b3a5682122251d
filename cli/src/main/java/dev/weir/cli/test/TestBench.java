package dev.weir.cli.test;

import dev.weir.cli.test.StandInBackend.Received;
import dev.weir.gateway.Gateway;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.PolicyCatalogue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A gateway in this process with stand-ins for its backends. What they are not told to answer, a
 * second gateway answers from the definition's examples.
 */
final class TestBench implements AutoCloseable {
  private static final String HTTP = "http";
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "transfer-encoding", "date", "via");

  private final Map<String, Canned> canned;
  private final PolicyCatalogue policies;
  private final Gateway examples;
  private final Map<String, StandInBackend> backends = new LinkedHashMap<>();
  private final Gateway gateway;

  private TestBench(
      ApiPlan api,
      ApiPlan mocked,
      Map<String, Canned> canned,
      PolicyCatalogue policies,
      Map<String, String> environment)
      throws IOException {
    this.canned = canned;
    this.policies = policies;
    this.examples = start(MockPlan.of(api, mocked), Map.of());
    try {
      for (String upstream : api.upstreams().keySet()) {
        backends.put(upstream, StandInBackend.start(upstream, this::answer));
      }
      this.gateway =
          start(
              StandInPlan.of(api, name -> Objects.requireNonNull(backends.get(name)).origin()),
              environment);
    } catch (IOException | RuntimeException e) {
      closeBackends();
      throw e;
    }
  }

  /**
   * Starts all of it.
   *
   * @param mocked the same API compiled with every operation mocked
   * @param canned answers by method and target
   * @param policies that are known; open as long as this is
   * @param environment variables that secrets may refer to
   * @throws IllegalArgumentException when the API cannot be bound; the message says why
   */
  static TestBench start(
      ApiPlan api,
      ApiPlan mocked,
      Map<String, Canned> canned,
      PolicyCatalogue policies,
      Map<String, String> environment)
      throws IOException {
    return new TestBench(api, mocked, canned, policies, environment);
  }

  private Gateway start(ApiPlan plan, Map<String, String> environment) {
    ListenerSettings listener =
        new ListenerSettings(HTTP, "127.0.0.1", 0, List.of("http/1.1"), Optional.empty());
    GatewaySettings settings =
        GatewaySettings.DEFAULT
            .withListeners(List.of(listener))
            .withAccessLog(AccessLogSettings.NONE)
            .withAdmin(new AdminSettings("127.0.0.1", 0, Optional.empty()));
    return Gateway.start(
        settings, new Strict(plan), policies::named, Clock.systemUTC(), environment);
  }

  /** Sends a call to the gateway. */
  PlainClient.Answer send(Call call) throws IOException {
    InetSocketAddress address = gateway.address(HTTP);
    return PlainClient.send(address, call);
  }

  /** What reached the backends since this was last asked. */
  List<Received> takeReceived() {
    List<Received> received = new ArrayList<>();
    backends.values().forEach(backend -> received.addAll(backend.takeReceived()));
    return received;
  }

  private Canned answer(Received call) {
    Canned told = canned.get(call.line());
    if (told != null) {
      return told;
    }
    try {
      List<Call.Header> headers =
          call.message().headers().stream()
              .filter(header -> header.name().equalsIgnoreCase("accept"))
              .toList();
      PlainClient.Answer answer =
          PlainClient.send(
              examples.address(HTTP),
              new Call(call.method(), call.target(), headers, call.message().body()));
      return new Canned(
          answer.status(),
          answer.message().headers().stream()
              .filter(
                  header ->
                      !OF_THE_CONNECTION.contains(header.name().toLowerCase(java.util.Locale.ROOT)))
              .toList(),
          answer.message().body());
    } catch (IOException e) {
      return new Canned(502, List.of(), "the stand-in backend failed: " + e.getMessage());
    }
  }

  private void closeBackends() {
    backends.values().forEach(StandInBackend::close);
    examples.close();
  }

  @Override
  public void close() {
    gateway.close();
    closeBackends();
  }

  /** One plan that must be bound, or the start fails. */
  private record Strict(ApiPlan plan) implements PlanSource {
    @Override
    public PlanSet load() {
      return PlanSet.of(plan);
    }

    @Override
    public void watch(java.util.function.Consumer<PlanSet> changed) {}

    @Override
    public void bound(LivePlans.State state) {
      state.problems().stream()
          .findFirst()
          .ifPresent(
              problem -> {
                throw new IllegalArgumentException(problem.reason());
              });
    }
  }
}
