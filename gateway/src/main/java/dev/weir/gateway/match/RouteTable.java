package dev.weir.gateway.match;

import dev.weir.gateway.match.RouteMatch.Result;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route for host, method and path. The most telling host that knows the path decides: the
 * host itself, then {@code *.suffix} from long to short (a star stands for one or more labels),
 * then APIs without hosts. On that host templates are compared segment by segment, left to right:
 * literal, literal with parameter (more literal characters first, then by text), parameter, rest.
 * Only then the method is looked at; a path that is known without it gives METHOD_NOT_ALLOWED.
 *
 * <p>An API's {@code /} is reached under its context with and without a {@code /} at the end; every
 * other path as it is written. The order in which routes are defined plays no role; between two
 * APIs that claim one path and method the first one that was added serves. Immutable, thread-safe.
 *
 * @param <T> what is kept per route
 */
public final class RouteTable<T> {
  private final Tree<T> tree;
  private final @Nullable RegionMap<Integer> hosts;
  private final @Nullable RegionMap<Integer> suffixes;
  private final int anyHost;
  private final int parameters;
  private final List<Conflict> conflicts;

  private RouteTable(Builder<T> builder) {
    TreeBuilder<T> trees = new TreeBuilder<>();
    anyHost = builder.anyHost.layOut(trees);
    Map<String, Integer> names = new LinkedHashMap<>();
    Map<String, Integer> stars = new LinkedHashMap<>();
    builder.hosts.forEach(
        (host, segments) -> {
          int root = segments.layOut(trees);
          if (host.startsWith("*.")) {
            stars.put(host.substring(1), root);
          } else {
            names.put(host, root);
          }
        });
    tree = trees.build();
    hosts = names.isEmpty() ? null : new RegionMap<>(names);
    suffixes = stars.isEmpty() ? null : new RegionMap<>(stars);
    parameters = builder.parameters;
    conflicts = List.copyOf(builder.conflicts);
  }

  /** An empty table to add APIs to. */
  public static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /**
   * Searches for a route. To answer a preflight, ask with the method that it names.
   *
   * @param host as {@link HostName#of} gives it
   * @param method as sent; case matters
   * @param secure whether the caller came by TLS
   * @param match receives what was found
   */
  public Result match(
      String host, String method, RequestTarget target, boolean secure, RouteMatch<T> match) {
    match.room(parameters);
    Methods<T> methods = path(host, target.text(), target.textEnd(), match.bounds);
    if (methods == null) {
      return Result.NOT_FOUND;
    }
    Claim<T> claim = methods.of(method);
    if (claim == null) {
      match.allowed(methods.allow());
      return Result.METHOD_NOT_ALLOWED;
    }
    match.found(claim, target);
    return (secure ? claim.https() : claim.http()) ? Result.FOUND : Result.TRANSPORT_NOT_ALLOWED;
  }

  /** Routes that are not served because another API came first. */
  public List<Conflict> conflicts() {
    return conflicts;
  }

  private @Nullable Methods<T> path(String host, String text, int end, int[] bounds) {
    Methods<T> found = null;
    if (hosts != null) {
      Integer root = hosts.get(host, 0, host.length(), RegionMap.hash(host, 0, host.length()));
      found = root == null ? null : tree.find(root, text, end, bounds);
    }
    if (found == null && suffixes != null) {
      for (int dot = host.indexOf('.', 1); dot > 0 && found == null; ) {
        int hash = RegionMap.hash(host, dot, host.length());
        Integer root = suffixes.get(host, dot, host.length(), hash);
        found = root == null ? null : tree.find(root, text, end, bounds);
        dot = host.indexOf('.', dot + 1);
      }
    }
    return found == null ? tree.find(anyHost, text, end, bounds) : found;
  }

  /** Collects APIs. Not thread-safe. */
  public static final class Builder<T> {
    private final Map<String, Segments<T>> hosts = new LinkedHashMap<>();
    private final Segments<T> anyHost = new Segments<>();
    private final Set<Conflict> conflicts = new LinkedHashSet<>();
    private int parameters;

    private Builder() {}

    /**
     * Adds an API; all of it or, after an exception, nothing.
     *
     * @param bind gives what is kept for a route; called once per route
     * @throws IllegalArgumentException when a context or template is malformed
     */
    public Builder<T> add(ApiPlan api, Function<RoutePlan, T> bind) {
      List<Template> contexts = new ArrayList<>();
      for (String context : api.contexts()) {
        contexts.add(
            context.isEmpty() ? new Template(List.of(), false, List.of()) : context(context));
        api.routes().forEach(route -> Template.of(context + route.template()));
      }
      for (RoutePlan route : api.routes()) {
        T payload = bind.apply(route);
        for (int i = 0; i < contexts.size(); i++) {
          String context = api.contexts().get(i);
          if (api.hosts().isEmpty()) {
            add("", anyHost, contexts.get(i), context, api, route, payload);
          }
          for (String host : api.hosts()) {
            Segments<T> segments = hosts.computeIfAbsent(host, name -> new Segments<>());
            add(host, segments, contexts.get(i), context, api, route, payload);
          }
        }
      }
      return this;
    }

    /** The table. */
    public RouteTable<T> build() {
      return new RouteTable<>(this);
    }

    private static Template context(String text) {
      Template context = Template.of(text);
      if (context.rest() || !context.names().isEmpty()) {
        throw new IllegalArgumentException("a context holds neither parameters nor *: " + text);
      }
      return context;
    }

    private void add(
        String host,
        Segments<T> segments,
        Template context,
        String contextText,
        ApiPlan api,
        RoutePlan route,
        T payload) {
      String path = contextText + route.template();
      Template template = Template.of(path);
      parameters = Math.max(parameters, template.names().size());
      Claim<T> claim =
          new Claim<>(
              payload,
              api,
              route,
              template.names(),
              context.length(),
              context.segments().size(),
              api.transports().contains(ApiPlan.Transport.HTTP),
              api.transports().contains(ApiPlan.Transport.HTTPS));
      claim(segments.at(template), claim, host + path);
      if (route.template().equals("/") && !contextText.isEmpty()) {
        claim(segments.root(context), claim, host + contextText);
      }
    }

    private void claim(Methods.Builder<T> methods, Claim<T> claim, String path) {
      Claim<T> winner = methods.add(claim);
      if (winner != null) {
        conflicts.add(
            new Conflict(
                claim.apiName(), claim.route().id(), path, winner.apiName(), winner.route().id()));
      }
    }
  }
}
