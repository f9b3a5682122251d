package dev.weir.policies.template;

import dev.weir.exchange.Exchange;
import dev.weir.policy.Secrets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Template} bound to the kind of place where its result goes. Immutable; a template
 * without request-time values gives the same text each time, without work.
 */
public final class Filling {
  private final Escape escape;
  private final Object[] pieces;
  private final @Nullable String constant;

  private Filling(Escape escape, List<Object> pieces) {
    this.escape = escape;
    this.pieces = pieces.toArray();
    this.constant =
        pieces.isEmpty()
            ? ""
            : pieces.size() == 1 && pieces.get(0) instanceof String text
                ? escape.whole(text)
                : null;
  }

  /** Joins neighbouring texts, so that a request only meets what changes. */
  static Filling of(List<Part> parts, Escape escape, Secrets secrets) {
    List<Object> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Literal literal) {
        text.append(escape.literal(literal.text()));
      } else if (part instanceof Part.Secret secret) {
        text.append(escape.value(secrets.resolve(secret.reference()), false));
      } else if (part instanceof Part.Value value) {
        if (text.length() > 0) {
          pieces.add(text.toString());
          text.setLength(0);
        }
        pieces.add(new Part.Value(value.variable(), escape.value(value.fallback(), false)));
      }
    }
    if (text.length() > 0) {
      pieces.add(text.toString());
    }
    return new Filling(escape, pieces);
  }

  /** The text for one exchange, escaped for its place. */
  public String in(Exchange exchange) {
    if (constant != null) {
      return constant;
    }
    if (pieces.length == 1) {
      return escape.whole(piece(pieces[0], exchange));
    }
    StringBuilder out = new StringBuilder();
    for (Object piece : pieces) {
      out.append(piece(piece, exchange));
    }
    return escape.whole(out.toString());
  }

  private String piece(Object piece, Exchange exchange) {
    if (piece instanceof Part.Value value) {
      String found = value.variable().in(exchange);
      return found == null
          ? value.fallback()
          : escape.value(found, value.variable().source().raw());
    }
    return (String) piece;
  }
}
