package dev.weir.policies.template;

import dev.weir.exchange.Exchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request-time value, by its source and, where the source has many, its name. */
record Variable(Source source, String name) {

  /** The value in an exchange; null when it is absent. */
  @Nullable String in(Exchange exchange) {
    return switch (source) {
      case PATH_PARAMETER -> exchange.request().pathParameter(name);
      case CLAIM -> Claims.text(exchange.caller(), name);
      case HEADER -> header(exchange);
      case QUERY -> exchange.request().queryParameter(name);
      case COOKIE -> Cookies.value(exchange.request().headers(), name);
      case CLIENT_IP -> exchange.client().ip();
      case REQUEST_ID -> exchange.id();
      case API_VERSION -> exchange.api().version();
    };
  }

  /** All values of the field as one, by RFC 9110 §5.2. */
  private @Nullable String header(Exchange exchange) {
    List<String> values = exchange.request().headers().getAll(name);
    return switch (values.size()) {
      case 0 -> null;
      case 1 -> values.get(0);
      default -> String.join(", ", values);
    };
  }

  /** What an author writes between the braces. */
  String written() {
    return source == Source.PATH_PARAMETER
        ? name
        : source.named() ? source.word() + "." + name : source.word();
  }
}
