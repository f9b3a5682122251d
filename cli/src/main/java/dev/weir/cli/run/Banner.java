package dev.weir.cli.run;

import dev.weir.cli.Shell;
import dev.weir.cli.Style;
import dev.weir.gateway.Gateway;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.listen.Listener;
import dev.weir.gateway.match.Conflict;
import dev.weir.gateway.reload.LivePlans;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.EndpointPlan;
import dev.weir.plan.RoutePlan;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a start tells: where callers find each API, where its calls go, and what is open. */
final class Banner {
  private final Shell shell;
  private final Style style;

  Banner(Shell shell) {
    this.shell = shell;
    this.style = shell.style();
  }

  void print(Gateway gateway) {
    LivePlans.State state = gateway.state();
    for (ApiPlan plan : state.plans()) {
      api(plan, gateway.listeners());
    }
    for (PlanSet.Unavailable problem : state.problems()) {
      line(style.bad("not served"), problem.name() + ": " + problem.reason());
    }
    for (Conflict conflict : state.conflicts()) {
      line(style.warning("conflict"), conflict.toString());
    }
    line("transport", gateway.transport().name().toLowerCase(Locale.ROOT));
    gateway
        .admin()
        .ifPresent(
            address ->
                line("admin", "http://" + host(address) + ":" + address.getPort() + "/ready"));
    shell.err().println("Ctrl-C ends it.");
    shell.err().flush();
  }

  private void api(ApiPlan plan, List<Listener> listeners) {
    shell.err().println(style.strong(plan.name() + " " + plan.version()));
    for (Listener listener : listeners) {
      boolean secure = listener.settings().tls().isPresent();
      boolean offered =
          plan.transports().contains(secure ? ApiPlan.Transport.HTTPS : ApiPlan.Transport.HTTP);
      if (offered) {
        line("callers use", style.good(url(plan, listener, secure)));
      }
    }
    plan.upstreams()
        .forEach(
            (name, upstream) ->
                line(
                    name.equals("default") ? "calls go to" : "  " + name,
                    upstream.endpoints().stream()
                        .map(EndpointPlan::url)
                        .collect(Collectors.joining(", "))));
    long open = plan.routes().stream().filter(RoutePlan::open).count();
    if (open > 0) {
      line(
          style.warning("open"),
          open == plan.routes().size()
              ? "every operation is open to everybody"
              : open + " of " + plan.routes().size() + " operations are open to everybody");
    }
  }

  private static String url(ApiPlan plan, Listener listener, boolean secure) {
    String host = plan.hosts().isEmpty() ? host(listener.address()) : plan.hosts().get(0);
    int port = listener.address().getPort();
    String context = plan.contexts().isEmpty() ? "" : plan.contexts().get(0);
    boolean usual = port == (secure ? 443 : 80);
    return (secure ? "https://" : "http://") + host + (usual ? "" : ":" + port) + context + "/";
  }

  private static String host(InetSocketAddress address) {
    if (address.getAddress().isAnyLocalAddress() || address.getAddress().isLoopbackAddress()) {
      return "localhost";
    }
    String text = address.getAddress().getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }

  private void line(String what, String text) {
    int visible = what.replaceAll("\u001b\\[[0-9;]*m", "").length();
    shell.err().println("  " + what + " ".repeat(Math.max(1, 14 - visible)) + text);
  }
}
