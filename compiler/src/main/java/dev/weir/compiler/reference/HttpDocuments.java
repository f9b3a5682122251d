package dev.weir.compiler.reference;

import dev.weir.compiler.files.UnreadableFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches documents by HTTP from hosts that somebody has allowed by name. A redirection is followed
 * only to such a host again, and never from {@code https} to {@code http}. Blocks; thread-safe.
 */
public final class HttpDocuments implements RemoteDocuments {
  private static final int REDIRECTIONS = 5;
  private static final int MOST_BYTES = 16 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AllowedHosts hosts;
  private final int most;
  private final Duration patience;
  private final HttpClient client;

  /** Allows at most so many bytes and so much time for one document. */
  HttpDocuments(AllowedHosts hosts, int most, Duration patience) {
    this.hosts = hosts;
    this.most = most;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /**
   * Documents of these hosts, each with at most 16 MB, fetched within 10 seconds.
   *
   * @param hosts names or addresses such as {@code schemas.example.com}, with a port where it is
   *     not the scheme's own: {@code localhost:3000}
   * @throws IllegalArgumentException when one is no host; the message says which
   */
  public static HttpDocuments from(Collection<String> hosts) {
    return new HttpDocuments(AllowedHosts.of(hosts), MOST_BYTES, PATIENCE);
  }

  @Override
  public byte[] read(String url) throws UnreadableFile {
    long end = System.nanoTime() + patience.toNanos();
    URI at = hosts.checked(url);
    for (int hop = 0; hop <= REDIRECTIONS; hop++) {
      HttpResponse<byte[]> answer = fetch(at, end);
      if (answer.statusCode() == 200) {
        return answer.body();
      }
      Optional<String> location = answer.headers().firstValue("location");
      boolean moved = answer.statusCode() >= 301 && answer.statusCode() <= 308;
      if (!moved || location.isEmpty()) {
        throw unavailable(at, "it answers " + answer.statusCode());
      }
      at = next(at, location.get());
    }
    throw unavailable(at, "it redirects more than " + REDIRECTIONS + " times");
  }

  private URI next(URI at, String location) throws UnreadableFile {
    URI next;
    try {
      next = at.resolve(location);
    } catch (IllegalArgumentException e) {
      throw unavailable(at, "it redirects to what is no URL");
    }
    if (at.getScheme().equals("https") && !"https".equals(next.getScheme())) {
      throw unavailable(at, "it redirects from https to " + next);
    }
    return hosts.checked(next.toString());
  }

  private HttpResponse<byte[]> fetch(URI url, long end) throws UnreadableFile {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("accept", "application/json, application/yaml, text/yaml, */*")
            .header("user-agent", "weir")
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, unused -> new CappedBody(most));
    try {
      return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unavailable(url, "it takes more than " + patience.toSeconds() + " s");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable(url, "fetching was interrupted");
    } catch (ExecutionException e) {
      throw unavailable(url, reason(e.getCause() == null ? e : e.getCause()));
    }
  }

  private String reason(Throwable cause) {
    if (cause instanceof CappedBody.TooLarge) {
      return "it has more than " + (most >> 20) + " MB";
    }
    String message = cause instanceof IOException ? cause.getMessage() : cause.toString();
    return message == null || message.isBlank() ? "it cannot be reached" : message;
  }

  private static UnreadableFile unavailable(URI url, String why) {
    return new UnreadableFile(
        "remote-unavailable",
        url + " cannot be fetched: " + why,
        "copy it into the project and refer to the copy");
  }
}
