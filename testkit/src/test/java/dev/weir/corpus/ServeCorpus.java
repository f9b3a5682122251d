package dev.weir.corpus;

import dev.weir.gateway.Gateway;
import dev.weir.gateway.PlanSet;
import dev.weir.gateway.PlanSource;
import dev.weir.gateway.settings.AccessLogSettings;
import dev.weir.gateway.settings.AdminSettings;
import dev.weir.gateway.settings.GatewaySettings;
import dev.weir.gateway.settings.ListenerSettings;
import dev.weir.plan.ApiPlan;
import dev.weir.policies.BuiltInPolicies;
import dev.weir.testkit.TempFolder;
import dev.weir.testkit.upstream.FakeUpstream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds many public definitions in one gateway and calls some routes of each. */
public final class ServeCorpus {
  private static final int APIS = 400;

  private ServeCorpus() {}

  /**
   * Arguments: the folder of definitions, what the compilation of the corpus wrote, the report to
   * add to. Fails when a call does not come back from the backend as it was sent.
   */
  public static void main(String[] arguments) throws IOException {
    Path corpus = Path.of(arguments[0]);
    List<String> definitions = definitions(Path.of(arguments[1]));
    Path work = Files.createTempDirectory(TempFolder.PATH, "corpus");
    try (FakeUpstream backend = FakeUpstream.http1()) {
      var unused = backend.does((request, line) -> line.answer(200, request.target()));
      List<CorpusApi> apis = new ArrayList<>();
      for (int i = 0; i < definitions.size(); i++) {
        apis.add(CorpusApi.compile(corpus, definitions.get(i), i, work, backend.url()));
      }
      boolean right = serve(apis, Path.of(arguments[2]));
      if (!right) {
        throw new IllegalStateException("some calls went wrong; see the report");
      }
    }
  }

  private static boolean serve(List<CorpusApi> apis, Path report) throws IOException {
    ApiPlan[] plans = apis.stream().map(CorpusApi::plan).toArray(ApiPlan[]::new);
    long routes = apis.stream().mapToLong(api -> api.plan().routes().size()).sum();
    try (Gateway gateway = start(PlanSet.of());
        PrintStream out =
            new PrintStream(
                Files.newOutputStream(report, StandardOpenOption.APPEND),
                false,
                StandardCharsets.UTF_8)) {
      long before = used();
      long begun = System.nanoTime();
      var unused = gateway.apply(PlanSet.of(plans));
      long millis = (System.nanoTime() - begun) / 1_000_000;
      long after = used();
      Calls calls = new Calls(gateway.address("http"));
      apis.forEach(calls::call);
      out.println();
      out.println("Served together by one gateway");
      out.printf("  definitions                        %8d%n", apis.size());
      out.printf("  routes                             %8d%n", routes);
      out.printf("  bound in ms                        %8d%n", millis);
      out.printf("  heap of the bound plans in MB      %8d%n", (after - before) >> 20);
      calls.report(out);
      return calls.right();
    }
  }

  /** Some of those that have a plan with routes, from all over the corpus. */
  private static List<String> definitions(Path compiled) throws IOException {
    List<String> all = new ArrayList<>();
    for (String row : Files.readAllLines(compiled)) {
      String[] cells = row.split("\t", -1);
      if (cells[0].equals("D")
          && (cells[2].equals("SERVED") || cells[2].equals("NEEDS-ENDPOINT"))
          && Integer.parseInt(cells[6]) > 0) {
        all.add(cells[1]);
      }
    }
    List<String> some = new ArrayList<>();
    for (int i = 0; i < Math.min(APIS, all.size()); i++) {
      some.add(all.get((int) ((long) i * all.size() / Math.min(APIS, all.size()))));
    }
    return some;
  }

  private static Gateway start(PlanSet plans) {
    GatewaySettings usual = GatewaySettings.DEFAULT;
    GatewaySettings settings =
        new GatewaySettings(
            usual.sources(),
            List.of(
                new ListenerSettings(
                    "http", "127.0.0.1", 0, List.of("http/1.1"), Optional.empty())),
            new AdminSettings("127.0.0.1", 0, Optional.empty()),
            usual.requests(),
            usual.trustedProxies(),
            usual.trust(),
            usual.egress(),
            usual.faults(),
            usual.log(),
            AccessLogSettings.NONE,
            usual.observe(),
            usual.shutdown(),
            usual.transport(),
            usual.defaults());
    return Gateway.start(
        settings, PlanSource.fixed(plans), BuiltInPolicies::named, Clock.systemUTC(), Map.of());
  }

  /** Bytes of heap that are in use when the garbage is gone. */
  @SuppressWarnings("ExplicitGC")
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
