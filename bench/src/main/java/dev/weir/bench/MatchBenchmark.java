package dev.weir.bench;

import dev.weir.gateway.match.RequestTarget;
import dev.weir.gateway.match.RouteMatch;
import dev.weir.gateway.match.RouteTable;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to check a target and find its route, with few and with many routes. APIs have a
 * hundred routes each, of five shapes; calls go to a fixed number of paths that are spread evenly
 * over all routes, or all to the routes of one API ({@code hot}), as traffic mostly does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class MatchBenchmark {
  private static final int PATHS = 4096;
  private static final int PER_API = 100;

  /** How many routes there are. */
  @Param({"10", "1000", "10000"})
  public int routes;

  /** Where calls go. */
  @Param({"hot", "spread"})
  public String calls;

  private final RequestTarget target = new RequestTarget();
  private final RouteMatch<String> match = new RouteMatch<>();
  private final String[] paths = new String[PATHS];
  private RouteTable<String> table;
  private int next;

  /** Builds the table and the calls. */
  @Setup
  public void build() {
    RouteTable.Builder<String> builder = RouteTable.builder();
    for (int first = 0; first < routes; first += PER_API) {
      ApiPlan api = api(first / PER_API, Math.min(PER_API, routes - first));
      builder.add(api, route -> api.name() + " " + route.id());
    }
    table = builder.build();
    Random random = new Random(1);
    int range = calls.equals("hot") ? Math.min(10, routes) : routes;
    for (int i = 0; i < PATHS; i++) {
      int route = random.nextInt(range);
      paths[i] = "/api" + route / PER_API + "/1.0" + path(route % PER_API, "id" + random.nextInt());
    }
  }

  private static ApiPlan api(int number, int routes) {
    List<RoutePlan> plans = new ArrayList<>();
    for (int i = 0; i < routes; i++) {
      String template = path(i, "{id}");
      plans.add(
          new RoutePlan(
              "GET " + template,
              "get" + i,
              "GET",
              template,
              true,
              List.of(),
              List.of(),
              List.of(),
              "default",
              Map.of()));
    }
    return new ApiPlan(
        "api" + number,
        "1.0",
        List.of("/api" + number + "/1.0"),
        List.of(),
        EnumSet.allOf(ApiPlan.Transport.class),
        plans,
        Map.of());
  }

  private static String path(int route, String id) {
    String resource = "/resource" + route / 5;
    return switch (route % 5) {
      case 0 -> resource;
      case 1 -> resource + "/" + id;
      case 2 -> resource + "/" + id + "/details";
      case 3 -> resource + "/" + id + "/parts/latest";
      default -> resource + "/search";
    };
  }

  /** Checks a target and finds its route. */
  @Benchmark
  public RouteMatch.Result match() {
    next = (next + 1) & (PATHS - 1);
    target.read(paths[next]);
    return table.match("api.example.com", "GET", target, true, match);
  }

  /** The part of it that does not depend on the table. */
  @Benchmark
  public int read() {
    next = (next + 1) & (PATHS - 1);
    target.read(paths[next]);
    return target.textEnd();
  }
}
