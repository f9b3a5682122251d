package dev.weir.corpus;

import dev.weir.plan.RoutePlan;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls of routes, whose backend answers with the path that it got. */
final class Calls {
  private static final int OF_EACH = 5;
  private static final int SHOWN = 20;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  Calls(InetSocketAddress gateway) {
    base = "http://" + gateway.getHostString() + ":" + gateway.getPort();
  }

  void call(CorpusApi api) {
    for (RoutePlan route : api.some(OF_EACH)) {
      String path = api.context() + CorpusApi.path(route);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path))
              .method(route.method(), HttpRequest.BodyPublishers.noBody())
              .build();
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        boolean echoed = route.method().equals("HEAD") || answer.body().equals(path);
        if (answer.statusCode() != 200 || !echoed) {
          wrong.add(api.definition() + " " + route.id() + ": " + answer.statusCode());
        }
      } catch (IOException e) {
        wrong.add(api.definition() + " " + route.id() + ": " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  boolean right() {
    return wrong.isEmpty();
  }

  void report(PrintStream out) {
    statuses.forEach(
        (status, count) -> out.printf("  calls answered with %d            %8d%n", status, count));
    out.printf("  calls that went wrong              %8d%n", wrong.size());
    wrong.stream().limit(SHOWN).forEach(line -> out.println("    " + line));
  }
}
