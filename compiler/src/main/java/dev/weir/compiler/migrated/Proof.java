package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.SecurityKinds.Kind;
import dev.weir.compiler.openapi.ApiDefinition;
import dev.weir.compiler.openapi.Requirement;
import dev.weir.compiler.reference.Located;
import dev.weir.config.Node;
import dev.weir.config.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What callers must prove, in the shape of OpenAPI: alternatives of schemes with scopes. The scopes
 * of an operation are alternatives in these products, so each of them is one here. Schemes that a
 * definition does not declare are added under names of ours.
 */
final class Proof {
  private static final Map<String, Node> OURS = new LinkedHashMap<>();

  static {
    OURS.put("oauth2", Node.mapping().put("type", "oauth2").build());
    OURS.put("api-key-header", key("header"));
    OURS.put("api-key-query", key("query"));
    OURS.put("basic", Node.mapping().put("type", "http").put("scheme", "basic").build());
  }

  private final ApiDefinition definition;
  private final Map<String, Node> added = new LinkedHashMap<>();

  Proof(ApiDefinition definition) {
    this.definition = definition;
  }

  private static Node key(String in) {
    return Node.mapping().put("type", "apiKey").put("in", in).put("name", "apikey").build();
  }

  /** The schemes that the definition lacks. */
  Map<String, Node> added() {
    return added;
  }

  /** Each kind is enough alone, and so is each scope of those kinds that carry scopes. */
  Requirement of(SecurityKinds kinds, List<String> scopes) {
    List<Map<String, List<String>>> alternatives = new ArrayList<>();
    for (Kind kind : kinds.kinds()) {
      switch (kind) {
        case OAUTH2 -> alternatives.addAll(each(oauth2(), scopes));
        case BASIC_AUTH -> alternatives.addAll(each(add("basic"), scopes));
        case API_KEY -> {
          alternatives.add(Map.of(add("api-key-header"), List.of()));
          alternatives.add(Map.of(add("api-key-query"), List.of()));
        }
      }
    }
    return new Requirement(alternatives, kinds.place());
  }

  /** An OAuth2 token, for whoever says nothing. */
  Requirement oauth2(List<String> scopes, Place place) {
    return new Requirement(each(oauth2(), scopes), place);
  }

  /**
   * What a definition says, scopes taken apart; empty when none of it can be used: no alternative,
   * one that asks for nothing, or none whose schemes are declared.
   */
  Optional<Requirement> of(Requirement written, List<String> scopes) {
    List<Map<String, List<String>>> alternatives = new ArrayList<>();
    for (Map<String, List<String>> alternative : written.alternatives()) {
      if (!alternative.isEmpty()
          && definition.schemes().keySet().containsAll(alternative.keySet())) {
        alternatives.addAll(apart(alternative, scopes));
      }
    }
    return alternatives.isEmpty()
        ? Optional.empty()
        : Optional.of(new Requirement(alternatives, written.place()));
  }

  /** The scopes that a requirement asks of OAuth2 tokens. */
  List<String> scopes(Requirement written) {
    List<String> scopes = new ArrayList<>();
    for (Map<String, List<String>> alternative : written.alternatives()) {
      alternative.forEach(
          (scheme, asked) ->
              asked.stream().filter(scope -> !scopes.contains(scope)).forEach(scopes::add));
    }
    return scopes;
  }

  private List<Map<String, List<String>>> apart(
      Map<String, List<String>> alternative, List<String> more) {
    List<Map<String, List<String>>> apart = List.of(Map.of());
    for (Map.Entry<String, List<String>> scheme : alternative.entrySet()) {
      List<String> scopes =
          scheme.getValue().isEmpty() && isOauth2(scheme.getKey()) ? more : scheme.getValue();
      List<Map<String, List<String>>> next = new ArrayList<>();
      for (Map<String, List<String>> begun : apart) {
        for (Map<String, List<String>> one : each(scheme.getKey(), scopes)) {
          Map<String, List<String>> both = new LinkedHashMap<>(begun);
          both.putAll(one);
          next.add(both);
        }
      }
      apart = next;
    }
    return apart;
  }

  private static List<Map<String, List<String>>> each(String scheme, List<String> scopes) {
    return scopes.isEmpty()
        ? List.of(Map.of(scheme, List.of()))
        : scopes.stream().map(scope -> Map.of(scheme, List.of(scope))).toList();
  }

  private String oauth2() {
    if (isOauth2("default")) {
      return "default";
    }
    return definition.schemes().keySet().stream()
        .filter(this::isOauth2)
        .findFirst()
        .orElseGet(() -> add("oauth2"));
  }

  private boolean isOauth2(String scheme) {
    Located declared = definition.schemes().get(scheme);
    return declared != null && declared.text("type").orElse("").equals("oauth2");
  }

  /** A scheme of ours, told apart from one of the definition that has the same name. */
  private String add(String ours) {
    String name = ours;
    while (definition.schemes().containsKey(name)) {
      name = "wso2-" + name;
    }
    added.put(name, OURS.get(ours));
    return name;
  }
}
