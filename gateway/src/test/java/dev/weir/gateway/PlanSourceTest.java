package dev.weir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.gateway.reload.LivePlans;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.policies.BuiltInPolicies;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanSourceTest {
  private static final PlanSet BAD =
      new PlanSet(List.of(), List.of(new PlanSet.Unavailable("orders", "cannot be read")));

  @Test
  void learnsWhatCameOfEachSet() {
    Recording source = new Recording();
    try (Gateway gateway = Gateway.start(onPort(0), source, BuiltInPolicies::named)) {
      source.changed.accept(PlanSet.of());

      assertThat(source.states).hasSize(2);
      assertThat(source.states.get(0).problems())
          .extracting(PlanSet.Unavailable::name)
          .containsExactly("orders");
      assertThat(source.states.get(1)).isEqualTo(gateway.state());
    }
  }

  @Test
  void maySayNoBeforeTheGatewayListens() throws IOException {
    int port = freePort();
    Recording source =
        new Recording() {
          @Override
          public void bound(LivePlans.State state) {
            throw new IllegalArgumentException("orders: cannot be read");
          }
        };

    assertThatThrownBy(() -> Gateway.start(onPort(port), source, BuiltInPolicies::named))
        .hasMessage("orders: cannot be read");

    try (ServerSocket free = new ServerSocket(port)) {
      assertThat(free.isBound()).isTrue();
    }
    assertThat(source.watched).isFalse();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static GatewaySettings onPort(int port) {
    return GatewaySettings.DEFAULT.withListeners(
        List.of(
            new ListenerSettings(
                "http", "127.0.0.1", port, List.of("http/1.1"), java.util.Optional.empty())));
  }

  private static class Recording implements PlanSource {
    private final List<LivePlans.State> states = new ArrayList<>();
    private Consumer<PlanSet> changed = plans -> {};
    private boolean watched;

    @Override
    public PlanSet load() {
      return BAD;
    }

    @Override
    public void watch(Consumer<PlanSet> changed) {
      this.changed = changed;
      this.watched = true;
    }

    @Override
    public void bound(LivePlans.State state) {
      states.add(state);
    }
  }
}
