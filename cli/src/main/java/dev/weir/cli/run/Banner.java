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
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start tells: where callers find each API, where its calls go, and what is open. Never on
 * standard output, which may be the access log.
 */
final class Banner {
  private static final Logger LOG = LoggerFactory.getLogger(Banner.class);

  private final Shell shell;
  private final Consumer<String> out;
  private final Style style;

  private Banner(Shell shell, Consumer<String> out, Style style) {
    this.shell = shell;
    this.out = out;
    this.style = style;
  }

  /** For a person: on standard error. */
  static Banner printed(Shell shell) {
    return new Banner(
        shell,
        line -> {
          shell.err().println(line);
          shell.err().flush();
        },
        shell.style());
  }

  /** For programs: a line of the log for each line. */
  static Banner logged(Shell shell) {
    return new Banner(shell, line -> LOG.info("{}", line.strip()), new Style(false));
  }

  /**
   * Prints it.
   *
   * @param warnings what the compiler warned of, by name and version of the API
   */
  void print(Gateway gateway, Map<String, Warned> warnings) {
    LivePlans.State state = gateway.state();
    for (ApiPlan plan : state.plans()) {
      api(plan, gateway.listeners());
      Warned warned = warnings.get(LivePlans.idOf(plan));
      if (warned != null && warned.count() > 0) {
        line(
            style.warning("warnings"),
            warned.count() + "; weir check " + shell.shown(warned.path()) + " shows them");
      }
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
    out.accept("Ctrl-C ends it.");
  }

  private void api(ApiPlan plan, List<Listener> listeners) {
    out.accept(style.strong(plan.name() + " " + plan.version()));
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
    share(plan, style.warning("open"), RoutePlan::open, "open to everybody");
    share(
        plan,
        style.warning("closed"),
        Banner::closed,
        "closed (503): credentials are required, and cannot be checked yet");
    if (plan.routes().stream().anyMatch(Banner::closed)) {
      line(
          "",
          "x-weir-security: open in the definition, or security: open in weir.yaml, opens them");
    }
  }

  private static boolean closed(RoutePlan route) {
    return route.policies().stream().anyMatch(policy -> policy.type().equals("security"));
  }

  private void share(ApiPlan plan, String what, Predicate<RoutePlan> which, String state) {
    long count = plan.routes().stream().filter(which).count();
    int all = plan.routes().size();
    if (count > 0) {
      line(
          what,
          count == all
              ? "every operation is " + state
              : count + " of " + all + " operations " + (count == 1 ? "is " : "are ") + state);
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
    out.accept("  " + what + " ".repeat(Math.max(1, 14 - visible)) + text);
  }
}
