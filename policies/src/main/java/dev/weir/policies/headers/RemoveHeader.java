package dev.weir.policies.headers;

import dev.weir.exchange.Exchange;
import dev.weir.http.Headers;
import dev.weir.policy.Policy;
import dev.weir.policy.Use;
import dev.weir.policy.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Removes header fields of the request or of the answer, by name or by how the name begins. */
final class RemoveHeader implements Policy {
  private final String[] names;
  private final String[] prefixes;
  private final boolean request;

  RemoveHeader(RemovedFields fields, Use use) {
    this.names = fields.names().toArray(String[]::new);
    this.prefixes = fields.prefixes().toArray(String[]::new);
    this.request = use == Use.REQUEST;
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    if (request) {
      remove(exchange.request().headers());
    }
    return Verdict.CONTINUE;
  }

  @Override
  public Verdict onResponse(Exchange exchange) {
    if (!request) {
      remove(exchange.response().headers());
    }
    return Verdict.CONTINUE;
  }

  private void remove(Headers headers) {
    for (String name : names) {
      headers.remove(name);
    }
    if (prefixes.length > 0) {
      List<String> found = new ArrayList<>();
      headers.forEach(
          (name, value) -> {
            if (begins(name) && !FieldNames.kept(name)) {
              found.add(name);
            }
          });
      found.forEach(headers::remove);
    }
  }

  private boolean begins(String name) {
    for (String prefix : prefixes) {
      if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return true;
      }
    }
    return false;
  }
}
