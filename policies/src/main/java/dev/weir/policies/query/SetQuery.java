package dev.weir.policies.query;

import dev.weir.exchange.Exchange;
import dev.weir.policies.template.Escape;
import dev.weir.policies.template.Filling;
import dev.weir.policies.template.Percent;
import dev.weir.policy.Policy;
import dev.weir.policy.Secrets;
import dev.weir.policy.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Gives parameters of the backend's query one value each. Values are percent-encoded. */
final class SetQuery implements Policy {
  private record Parameter(String name, String encoded, Filling value) {}

  private final List<Parameter> parameters = new ArrayList<>();

  SetQuery(QueryEdits edits, Secrets secrets) {
    edits
        .values()
        .forEach(
            (name, value) ->
                parameters.add(
                    new Parameter(name, Percent.encode(name), value.fill(Escape.QUERY, secrets))));
  }

  @Override
  public Verdict onRequest(Exchange exchange) {
    for (Parameter parameter : parameters) {
      String pair = parameter.encoded + "=" + parameter.value.in(exchange);
      exchange.request().query(QueryText.with(exchange.request().query(), parameter.name, pair));
    }
    return Verdict.CONTINUE;
  }
}
