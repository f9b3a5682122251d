package dev.weir.gateway.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.gateway.match.RouteMatch.Result;
import dev.weir.plan.ApiPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares {@link RouteTable} with {@link SlowTable} on random APIs and paths. */
final class RouteOracleTest {
  private static final String[] SEGMENTS = {
    "a",
    "b",
    "c",
    "a-b",
    "v1",
    "%20",
    "{x}",
    "{y}",
    "{x}.json",
    "{y}-{z}",
    "v{x}",
    "{x}b",
    "{x}-{y}-{z}",
    "{y}.{x}",
    "a{x}",
    "%20{x}",
    "{x}0"
  };
  private static final String[] VALUES = {
    "a", "b", "c", "a-b", "v1", "v", "%20", "%20a", "x.json", ".json", "a-b-c", "--", "a.b", "%25",
    "%250", "%61", "ab", "a0b", "", "zz"
  };
  private static final String[] CONTEXTS = {"", "/a", "/a/b", "/c"};
  private static final String[] METHODS = {"GET", "GET", "POST", "HEAD", "*"};
  private static final String[] ASKED = {"GET", "GET", "POST", "HEAD", "DELETE"};
  private static final String[] HOSTS = {"a.example", "*.example", "*.b.example", "b.example"};
  private static final String[] ASKED_HOSTS = {
    "", "a.example", "b.example", "c.example", "x.b.example", "other.test"
  };

  private final Random random = new Random(20260102);

  @Test
  void agreesWithTheSlowTable() {
    Map<Result, Integer> seen = new EnumMap<>(Result.class);
    for (int round = 0; round < 600; round++) {
      List<ApiPlan> apis = apis();
      RouteTable.Builder<String> builder = RouteTable.builder();
      for (ApiPlan api : apis) {
        builder.add(api, route -> api.name() + ":" + route.id());
      }
      RouteTable<String> table = builder.build();
      SlowTable slow = new SlowTable(apis);
      for (int i = 0; i < 150; i++) {
        compare(table, slow, seen, apis);
      }
    }
    for (Result result : Result.values()) {
      assertThat(seen.getOrDefault(result, 0)).as("%s", result).isGreaterThan(500);
    }
  }

  private void compare(
      RouteTable<String> table, SlowTable slow, Map<Result, Integer> seen, List<ApiPlan> apis) {
    RequestTarget target = new RequestTarget();
    String path = path();
    if (target.read(path) != null) {
      return;
    }
    String host = pick(ASKED_HOSTS);
    String method = pick(ASKED);
    boolean secure = random.nextBoolean();
    RouteMatch<String> match = new RouteMatch<>();
    Result result = table.match(host, method, target, secure, match);
    seen.merge(result, 1, Integer::sum);
    StringBuilder answer = new StringBuilder(result.name());
    if (result == Result.METHOD_NOT_ALLOWED) {
      answer.append(' ').append(match.allow());
    } else if (result != Result.NOT_FOUND) {
      answer.append(' ').append(match.route());
      for (int i = 0; i < match.parameters(); i++) {
        answer.append(' ').append(match.parameterName(i)).append('=');
        answer.append(match.parameterValue(i));
      }
      answer.append(" + ").append(target.path().substring(match.contextEnd()));
    }
    assertThat(answer.toString())
        .as("%s %s at %s of %s", method, path, host, apis)
        .isEqualTo(
            slow.ask(host, method, target.text().substring(0, target.textEnd()), path, secure));
  }

  private List<ApiPlan> apis() {
    List<ApiPlan> apis = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Set<String> shapes = new TreeSet<>();
      List<String> routes = new ArrayList<>();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        String route = pick(METHODS) + " " + template();
        if (shapes.add(route.replaceAll("\\{.}", "{}"))) {
          routes.add(route);
        }
      }
      List<String> hosts = random.nextInt(3) > 0 ? List.of() : List.of(pick(HOSTS));
      Set<ApiPlan.Transport> transports =
          random.nextInt(4) > 0
              ? Set.of(ApiPlan.Transport.values())
              : Set.of(ApiPlan.Transport.HTTPS);
      apis.add(
          Plans.api(
              "api" + i,
              List.of(pick(CONTEXTS)),
              hosts,
              transports,
              routes.toArray(new String[0])));
    }
    return apis;
  }

  private String template() {
    StringBuilder template = new StringBuilder();
    for (int n = random.nextInt(4); n > 0; n--) {
      template.append('/').append(pick(SEGMENTS));
    }
    int end = random.nextInt(8);
    if (end == 0) {
      template.append("/*");
    } else if (end == 1 || template.isEmpty()) {
      template.append('/');
    }
    return template.toString();
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (int n = 1 + random.nextInt(5); n > 0; n--) {
      path.append('/').append(pick(VALUES));
    }
    return path.toString();
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
