package dev.weir.policies.headers;

import dev.weir.exchange.Exchange;
import dev.weir.http.Headers;
import dev.weir.policies.template.Escape;
import dev.weir.policies.template.Filling;
import dev.weir.policy.Policy;
import dev.weir.policy.Secrets;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import java.util.List;

/**
 * Gives header fields of the request or of the answer new values, in place of those that are there
 * or beside them.
 */
final class SetHeader implements Policy {
  private record Field(String name, List<Filling> values) {}

  private final Field[] fields;
  private final boolean request;
  private final boolean replace;

  SetHeader(FieldEdits edits, Use use, boolean replace, Secrets secrets) {
    this.fields = edits.fields().stream().map(edit -> field(edit, secrets)).toArray(Field[]::new);
    this.request = use == Use.REQUEST;
    this.replace = replace;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    if (request) {
      edit(exchange.request().headers(), exchange);
    }
    return Verdict.CONTINUE;
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    if (!request) {
      edit(exchange.response().headers(), exchange);
    }
    return Verdict.CONTINUE;
  }

  private void edit(Headers headers, Exchange exchange) {
    for (Field field : fields) {
      boolean first = replace;
      for (Filling value : field.values) {
        // Filled before the field is touched: the value may be made of the field's own old one.
        String text = value.in(exchange);
        if (first) {
          headers.set(field.name, text);
          first = false;
        } else {
          headers.add(field.name, text);
        }
      }
    }
  }

  private static Field field(FieldEdit edit, Secrets secrets) {
    List<Filling> values =
        edit.values().stream().map(value -> value.fill(Escape.HEADER, secrets)).toList();
    return new Field(edit.name(), values);
  }
}
