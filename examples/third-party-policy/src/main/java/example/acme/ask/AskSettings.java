package example.acme.ask;

import java.net.URI;
import java.time.Duration;

/**
 * Settings of {@code acme.example/ask}.
 *
 * @param url the service that decides
 * @param timeout how long it may take; a call that is not decided by then is refused
 */
record AskSettings(URI url, Duration timeout) {
  static final Duration TIMEOUT = Duration.ofSeconds(1);
}
