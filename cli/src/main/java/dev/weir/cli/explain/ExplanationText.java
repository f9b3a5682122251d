package dev.weir.cli.explain;

import dev.weir.cli.Shell;
import dev.weir.cli.Style;
import dev.weir.config.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows an explanation to a person: a heading on the left, what belongs to it on the right. */
final class ExplanationText {
  private static final int LEFT = 10;
  private static final int COLUMN = 34;

  private final Shell shell;
  private final Style style;

  ExplanationText(Shell shell) {
    this.shell = shell;
    this.style = shell.style();
  }

  void print(Node.Mapping explanation) {
    String host = text(explanation, "host");
    shell
        .out()
        .println(
            style.strong(text(explanation, "method") + " " + text(explanation, "target"))
                + (host.isEmpty() ? "" : " on " + host)
                + (text(explanation, "tls").equals("true") ? " over https" : " over http"));
    String status = text(explanation, "status");
    String verdict = text(explanation, "verdict");
    shell.out().println(status.isEmpty() ? style.good(verdict) : style.bad(status) + " " + verdict);
    if (explanation.get("route") instanceof Node.Mapping route) {
      route(route);
    }
    List<String> others = new ArrayList<>();
    items(explanation.get("others"))
        .forEach(
            other ->
                others.add(
                    columns(
                        text(other, "route") + " of " + text(other, "api"),
                        text(other, "reason"))));
    block("not", others);
  }

  private void route(Node.Mapping route) {
    shell.out().println();
    List<String> lines = new ArrayList<>();
    lines.add(
        columns(
            text(route, "id") + " of " + text(route, "api") + " " + text(route, "version"),
            text(route, "operation").equals(text(route, "id")) ? "" : text(route, "operation")));
    texts(route.get("parameters")).forEach((name, value) -> lines.add(name + " = " + value));
    if (text(route, "open").equals("true")) {
      lines.add("open: anyone may call it");
    }
    block("route", lines);
    block("request", policies(route.get("policies"), true));
    if (route.get("upstream") instanceof Node.Mapping upstream) {
      block("upstream", upstream(upstream));
    }
    block("response", policies(route.get("response"), false));
    block("fault", policies(route.get("fault"), false));
    List<String> origins = new ArrayList<>();
    texts(route.get("origins")).forEach((key, place) -> origins.add(columns(key, place)));
    block("from", origins);
  }

  private static List<String> policies(@Nullable Node policies, boolean staged) {
    List<String> lines = new ArrayList<>();
    for (Node.Mapping policy : items(policies)) {
      String stage = staged ? (text(policy, "stage") + "            ").substring(0, 12) : "";
      lines.add(columns(stage + text(policy, "type"), text(policy, "origin")));
    }
    return lines;
  }

  private static List<String> upstream(Node.Mapping upstream) {
    List<Node.Mapping> endpoints = items(upstream.get("endpoints"));
    List<String> lines = new ArrayList<>();
    lines.add(
        text(upstream, "name") + (endpoints.size() > 1 ? ", " + text(upstream, "balance") : ""));
    for (Node.Mapping endpoint : endpoints) {
      String weight = text(endpoint, "weight");
      lines.add(
          text(endpoint, "url")
              + text(upstream, "path")
              + (weight.equals("1") ? "" : "  weight " + weight));
    }
    return lines;
  }

  private void block(String heading, List<String> lines) {
    String left = heading;
    for (String line : lines) {
      shell
          .out()
          .println(style.strong(left) + " ".repeat(LEFT - left.length()) + line.stripTrailing());
      left = "";
    }
  }

  private static String columns(String left, String right) {
    return left + " ".repeat(Math.max(2, COLUMN - left.length())) + right;
  }

  private static String text(Node.Mapping mapping, String key) {
    return mapping.get(key) instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  private static List<Node.Mapping> items(@Nullable Node node) {
    return node instanceof Node.Sequence list
        ? list.items().stream()
            .filter(Node.Mapping.class::isInstance)
            .map(Node.Mapping.class::cast)
            .toList()
        : List.of();
  }

  private static Map<String, String> texts(@Nullable Node node) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping) {
      mapping.members().keySet().forEach(key -> texts.put(key, text(mapping, key)));
    }
    return texts;
  }
}
