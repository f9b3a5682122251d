package dev.weir.cli.running;

import dev.weir.cli.Shell;
import dev.weir.cli.Style;
import dev.weir.config.Node;
import java.io.PrintWriter;
import java.util.List;

/** Shows the status of a gateway to a person. */
final class StatusText {
  private final PrintWriter out;
  private final Style style;

  StatusText(Shell shell) {
    this.out = shell.out();
    this.style = shell.style();
  }

  void print(Node.Mapping status) {
    boolean ready = Fields.text(status, "ready").equals("true");
    out.println((ready ? style.good("ready") : style.bad("not ready")) + gateway(status));
    for (Node.Mapping listener : Fields.items(status, "listeners")) {
      line(
          "listens",
          (Fields.text(listener, "tls").equals("true") ? "https " : "http  ")
              + Fields.text(listener, "address")
              + "  "
              + Fields.text(listener, "name")
              + "  "
              + String.join(", ", Fields.texts(listener, "protocols")));
    }
    Fields.items(status, "apis").forEach(this::api);
    Fields.items(status, "endpoints").forEach(this::endpoint);
    if (status.get("apis") == null) {
      for (Node.Mapping problem : Fields.items(status, "problems")) {
        line(
            style.bad("problem"),
            Fields.text(problem, "api") + ": " + Fields.text(problem, "reason"));
      }
    }
    Fields.texts(status, "conflicts")
        .forEach(conflict -> line(style.warning("conflict"), conflict));
    if (status.get("lost") instanceof Node.Mapping lost) {
      lost.members().keySet().stream()
          .filter(what -> Fields.number(lost, what) > 0)
          .forEach(what -> line(style.warning("lost"), Fields.number(lost, what) + " " + what));
    }
  }

  private static String gateway(Node.Mapping status) {
    return status.get("version") == null
        ? ""
        : "  weir "
            + Fields.text(status, "version")
            + " on Java "
            + Fields.text(status, "java")
            + ", "
            + Fields.text(status, "transport")
            + ", since "
            + Fields.text(status, "started")
            + ", "
            + Fields.number(status, "connections")
            + " connections, "
            + Fields.number(status, "in-flight")
            + " calls in flight";
  }

  private void api(Node.Mapping api) {
    String name = (Fields.text(api, "name") + " " + Fields.text(api, "version")).strip();
    String state = Fields.text(api, "state");
    String reason = Fields.text(api, "reason");
    switch (state) {
      case "serving" ->
          line(
              "serves",
              name
                  + at(Fields.texts(api, "contexts"), Fields.texts(api, "hosts"))
                  + "  "
                  + Fields.number(api, "operations")
                  + " operations since "
                  + Fields.text(api, "since"));
      case "last-good" ->
          line(
              style.warning("last good"),
              name
                  + " of "
                  + Fields.text(api, "since")
                  + ", since the newest cannot be: "
                  + reason);
      default -> line(style.bad("not served"), name + ": " + reason);
    }
  }

  private static String at(List<String> contexts, List<String> hosts) {
    return " at "
        + String.join(", ", contexts.stream().map(c -> c.isEmpty() ? "/" : c).toList())
        + (hosts.isEmpty() ? "" : " on " + String.join(", ", hosts));
  }

  private void endpoint(Node.Mapping endpoint) {
    long waiting = Fields.number(endpoint, "waiting");
    String state = Fields.text(endpoint, "state");
    line(
        "calls",
        Fields.text(endpoint, "url")
            + "  for "
            + Fields.text(endpoint, "api")
            + " "
            + Fields.text(endpoint, "version")
            + " ("
            + Fields.text(endpoint, "upstream")
            + "), "
            + Fields.number(endpoint, "connections")
            + " connections"
            + (waiting > 0 ? ", " + style.warning(waiting + " calls wait") : "")
            + (state.isEmpty() ? "" : ", " + state));
  }

  private void line(String what, String text) {
    int visible = what.replaceAll("\u001b\\[[0-9;]*m", "").length();
    out.println("  " + what + " ".repeat(Math.max(1, 12 - visible)) + text);
  }
}
