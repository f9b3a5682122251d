package example.acme.redact;

import dev.weir.exchange.Exchange;
import dev.weir.http.Chunk;
import dev.weir.policy.Direction;
import dev.weir.policy.Message;
import dev.weir.policy.MessageFilter;
import dev.weir.policy.Policy;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Hides or drops server-sent events whose data holds a word. Other messages pass, and so do an
 * event's id, name and comments.
 */
final class RedactEvents implements Policy, MessageFilter {
  private static final String HIDDEN = "***";

  private final RedactEventsSettings settings;

  RedactEvents(RedactEventsSettings settings) {
    this.settings = settings;
  }

  /** The filter keeps nothing between messages, so one serves all exchanges. */
  @Override
  public @Nullable MessageFilter messageFilter(Exchange exchange, Direction direction) {
    return direction == Direction.TO_CLIENT ? this : null;
  }

  @Override
  public Decision onMessage(Message message) {
    if (message.kind() != Message.Kind.EVENT) {
      return Decision.PASS;
    }
    String event = new String(message.payload().bytes(), StandardCharsets.UTF_8);
    String redacted = redact(event);
    if (redacted.equals(event)) {
      return Decision.PASS;
    }
    return settings.action() == RedactEventsSettings.Action.DROP
        ? Decision.DROP
        : new Decision.Replace(Chunk.of(redacted.getBytes(StandardCharsets.UTF_8)));
  }

  /** The event with the word hidden in its data lines; line ends stay as they are. */
  private String redact(String event) {
    StringBuilder out = new StringBuilder(event.length());
    for (String line : event.split("(?<=[\r\n])", -1)) {
      out.append(line.startsWith("data:") ? line.replace(settings.word(), HIDDEN) : line);
    }
    return out.toString();
  }
}
