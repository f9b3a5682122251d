package dev.weir.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Fetch;
import dev.weir.cli.Sample;
import dev.weir.cli.Typed;
import dev.weir.cli.Typed.Running;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.document.DocumentReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the guide ask for numbers that a gateway has, and the guide names them all. */
class DashboardTest {
  private static final Path DASHBOARD = Path.of("..", "docs", "observe", "grafana.json");
  private static final Path GUIDE = Path.of("..", "docs", "guide", "observe.md");
  private static final Pattern NAME = Pattern.compile("weir_[a-z_]+");
  private static final Pattern USED = Pattern.compile("(weir_[a-z_]+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=");
  private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern SERIES =
      Pattern.compile("^([a-z_]+)(?:\\{(.*)})? ", Pattern.MULTILINE);

  /** Those that Prometheus adds. */
  private static final Set<String> FOREIGN = Set.of("instance", "job");

  @TempDir Path here;

  @Test
  void everyNameAndLabelIsOneOfTheGateways() throws Exception {
    Map<String, Set<String>> known = served();
    List<String> expressions = new ArrayList<>();
    expressions(dashboard(), expressions);

    assertThat(expressions).hasSizeGreaterThan(20);
    for (String expression : expressions) {
      Set<String> labels = new HashSet<>(FOREIGN);
      Matcher name = NAME.matcher(expression);
      while (name.find()) {
        assertThat(known).as(expression).containsKey(name.group());
        labels.addAll(known.getOrDefault(name.group(), Set.of()));
      }
      assertThat(labels).as(expression).containsAll(used(expression));
    }
  }

  @Test
  void everyMetricOfAGatewayIsInTheGuideAndNoOther() throws Exception {
    Set<String> known = new TreeSet<>();
    served().keySet().forEach(name -> known.add(name.replaceAll("_(bucket|count|sum)$", "")));
    Set<String> told = new TreeSet<>();
    String guide = Files.readString(GUIDE);
    Matcher name = NAME.matcher(guide.substring(guide.indexOf("| metric |")));
    while (name.find()) {
      told.add(name.group());
    }

    assertThat(told).isEqualTo(known);
  }

  /** The names of all series of a gateway that has served and refused, with their labels. */
  private Map<String, Set<String>> served() throws Exception {
    Sample.orders(here);
    Files.writeString(here.resolve("gateway.yaml"), "weir: 1\nlogs: {access: {to: none}}\n");
    Map<String, Set<String>> known = new HashMap<>();
    try (Running weir =
        Typed.in(here)
            .start(
                "run", "orders", "--config", "gateway.yaml", "--port", "0", "--admin-port", "0")) {
      String url = weir.awaitErr("callers use +(\\S+)\n");
      Fetch.get(url + "ping");
      Fetch.get(url + "nowhere");
      Matcher series =
          SERIES.matcher(
              Fetch.until(
                      weir.awaitErr("admin +(\\S+)/ready\n") + "/metrics",
                      page -> page.body().contains("not-found"))
                  .body());
      while (series.find()) {
        Set<String> labels = known.computeIfAbsent(series.group(1), key -> new HashSet<>());
        Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
        while (label.find()) {
          labels.add(label.group(1));
        }
      }
      assertThat(weir.stop()).isZero();
    }
    return known;
  }

  private static Set<String> used(String expression) {
    Set<String> used = new HashSet<>();
    Matcher selector = USED.matcher(expression);
    while (selector.find()) {
      Matcher label = Pattern.compile("([a-z_]+)=~?\"").matcher(selector.group(2));
      while (label.find()) {
        used.add(label.group(1));
      }
    }
    Matcher by = BY.matcher(expression);
    while (by.find()) {
      used.addAll(List.of(by.group(1).split(", ")));
    }
    return used;
  }

  private static void expressions(Node node, List<String> found) {
    if (node instanceof Node.Mapping mapping) {
      mapping
          .members()
          .forEach(
              (key, member) -> {
                if ((key.equals("expr") || key.equals("definition"))
                    && member.value() instanceof Node.Scalar text) {
                  found.add(text.text());
                }
                expressions(member.value(), found);
              });
    } else if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> expressions(item, found));
    }
  }

  private static Node dashboard() throws IOException {
    Problems problems = new Problems();
    Node node =
        new DocumentReader()
            .read("grafana.json", Files.readAllBytes(DASHBOARD), problems)
            .orElseThrow();
    assertThat(problems.all()).isEmpty();
    assertThat(Files.readString(DASHBOARD, StandardCharsets.UTF_8)).endsWith("}\n");
    return node;
  }
}
