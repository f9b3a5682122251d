package dev.weir.bench;

import dev.weir.gateway.Gateway;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.gateway.settings.TransportKind;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.Connections;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.RoutePlan;
import dev.weir.plan.Timeouts;
import dev.weir.plan.UpstreamPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Weir as a relay: {@code PORT BACKEND TRANSPORT ACCESS-LOG}. */
final class Relay {
  private Relay() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws InterruptedException {
    UpstreamPlan upstream =
        new UpstreamPlan(
            "default",
            List.of(new EndpointPlan(arguments[1], 1)),
            List.of(),
            UpstreamPlan.Balance.ROUND_ROBIN,
            Timeouts.DEFAULT,
            Connections.DEFAULT,
            List.of("http/1.1"),
            "");
    RoutePlan route =
        new RoutePlan(
            "GET /1k", "get", "GET", "/1k", true, List.of(), List.of(), List.of(), "default",
            Map.of());
    ApiPlan api =
        new ApiPlan(
            "bench",
            "1",
            List.of(""),
            List.of(),
            Set.of(ApiPlan.Transport.HTTP),
            List.of(route),
            Map.of("default", upstream));
    ListenerSettings listener =
        new ListenerSettings(
            "http",
            "127.0.0.1",
            Integer.parseInt(arguments[0]),
            List.of("http/1.1"),
            Optional.empty());
    AccessLogSettings log =
        arguments[3].equals("none")
            ? AccessLogSettings.NONE
            : new AccessLogSettings(arguments[3], AccessLogSettings.Format.TEXT, List.of(), 100);
    Gateway.start(
        GatewaySettings.DEFAULT
            .withListeners(List.of(listener))
            .withAdmin(new AdminSettings("127.0.0.1", 0, Optional.empty()))
            .withAccessLog(log)
            .withTransport(TransportKind.valueOf(arguments[2])),
        PlanSource.fixed(PlanSet.of(api)),
        name -> Optional.empty());
    new CountDownLatch(1).await();
  }
}
