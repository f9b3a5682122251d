package dev.weir.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;

/** Calls over HTTP/1.1, as some other program makes them. */
public final class Fetch {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Fetch() {}

  /** The answer to a GET. */
  public static HttpResponse<String> get(String url) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  /** The answer to any request. */
  public static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Asks again and again until the answer is what is wanted; fails after a while. */
  public static HttpResponse<String> until(String url, Predicate<HttpResponse<String>> wanted)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> answer = get(url);
    while (!wanted.test(answer)) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("still answers " + answer.statusCode() + " " + answer.body());
      }
      Thread.sleep(10);
      answer = get(url);
    }
    return answer;
  }
}
