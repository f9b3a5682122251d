package dev.weir.compiler.project;

import dev.weir.compiler.openapi.DefinedOperation;
import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings by the scope they are written for, layers merged. Where two layers speak of one key of
 * one scope, the later layer wins; maps are merged key by key.
 */
final class Scopes {
  private final Selector selector;
  private final PolicyTypes types;
  private final Map<Scope, ScopeSettings> byScope = new LinkedHashMap<>();

  private Scopes(Selector selector, PolicyTypes types) {
    this.selector = selector;
    this.types = types;
    byScope.put(Scope.API, new ScopeSettings("", Nodes.EMPTY));
  }

  static Scopes of(
      List<Node.Mapping> layers, Selector selector, PolicyTypes types, Problems problems) {
    Scopes scopes = new Scopes(selector, types);
    layers.forEach(layer -> scopes.add(layer, problems));
    return scopes;
  }

  /** The settings of the whole API. */
  Node.Mapping api() {
    return near(Scope.API).orElseThrow().settings();
  }

  /** What concerns an operation, the nearest last. Tags come in the order of their settings. */
  List<ScopeSettings> of(DefinedOperation operation) {
    List<ScopeSettings> found = new ArrayList<>();
    near(Scope.API).ifPresent(found::add);
    byScope.forEach(
        (scope, settings) -> {
          if (scope.level() == Scope.Level.TAG && operation.tags().contains(scope.name())) {
            found.add(settings);
          }
        });
    near(new Scope(Scope.Level.PATH, operation.template().text())).ifPresent(found::add);
    near(new Scope(Scope.Level.OPERATION, operation.id())).ifPresent(found::add);
    return found;
  }

  private Optional<ScopeSettings> near(Scope scope) {
    return Optional.ofNullable(byScope.get(scope));
  }

  private void add(Node.Mapping layer, Problems problems) {
    put(Scope.API, "", layer);
    if (!(layer.get("operations") instanceof Node.Mapping operations)) {
      return;
    }
    Map<Scope, String> inThisLayer = new LinkedHashMap<>();
    operations
        .members()
        .forEach(
            (written, member) -> {
              String path = Nodes.path("operations", written);
              Optional<Scope> scope = selector.find(written);
              if (scope.isEmpty()) {
                problems.error(
                    "unknown-operation",
                    member.place(),
                    path,
                    "the definition has no such operation",
                    Suggest.among(written, selector.names()));
                return;
              }
              String other = inThisLayer.putIfAbsent(scope.get(), written);
              if (other != null) {
                problems.error(
                    "named-twice",
                    member.place(),
                    path,
                    "is the same as \"" + other + "\" above",
                    "put its keys there");
              } else if (member.value() instanceof Node.Mapping settings) {
                put(scope.get(), path, settings);
              }
            });
  }

  private void put(Scope scope, String path, Node.Mapping settings) {
    ScopeSettings weaker = byScope.get(scope);
    if (weaker == null) {
      byScope.put(scope, new ScopeSettings(path, settings));
      return;
    }
    Node.Builder merged = Node.mapping();
    weaker
        .settings()
        .members()
        .forEach((key, member) -> merged.put(key, member.place(), member.value()));
    settings
        .members()
        .forEach(
            (key, member) -> {
              Node under = weaker.settings().get(key);
              Node value =
                  under != null && types.mergesByKey(key)
                      ? Nodes.over(under, member.value())
                      : member.value();
              merged.put(key, member.place(), value);
            });
    byScope.put(scope, new ScopeSettings(path, merged.build(settings.place())));
  }
}
