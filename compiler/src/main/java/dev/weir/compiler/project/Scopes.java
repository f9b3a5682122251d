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

  /**
   * An operation may stand for others that no request can tell from it. Settings that concern only
   * some of them leave open whether they hold, unless they name the one that stands for all.
   */
  void checkTwins(DefinedOperation operation, Problems problems) {
    for (DefinedOperation twin : operation.twins()) {
      byScope.forEach(
          (scope, settings) -> {
            boolean concerns = concerns(scope, operation);
            if (concerns != concerns(scope, twin)
                && !isSameElsewhere(scope, settings, operation, twin)) {
              problems.error(
                  "same-route",
                  settings.settings().place(),
                  settings.path(),
                  "concerns only "
                      + (concerns ? operation : twin).name()
                      + ", which no request can tell from "
                      + (concerns ? twin : operation).name(),
                  "let it concern both, or name the operation " + operation.name());
            }
          });
    }
  }

  private static boolean concerns(Scope scope, DefinedOperation operation) {
    return switch (scope.level()) {
      case API -> true;
      case TAG -> operation.tags().contains(scope.name());
      case PATH -> operation.template().text().equals(scope.name());
      // Only the one that stands for the others can be named.
      case OPERATION -> false;
    };
  }

  /** Whether the other path says the same. */
  private boolean isSameElsewhere(
      Scope scope, ScopeSettings settings, DefinedOperation operation, DefinedOperation twin) {
    if (scope.level() != Scope.Level.PATH) {
      return false;
    }
    DefinedOperation other = concerns(scope, operation) ? twin : operation;
    return near(new Scope(Scope.Level.PATH, other.template().text()))
        .filter(found -> Node.same(found.settings(), settings.settings()))
        .isPresent();
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
              if (selector.first(written).isPresent()) {
                problems.error(
                    "same-route",
                    member.place(),
                    path,
                    "no request can tell it from " + selector.first(written).get(),
                    "write " + selector.first(written).get() + ", which stands for both");
                return;
              }
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
