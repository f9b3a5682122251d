package dev.weir.gateway.explain;

import dev.weir.config.Suggest;
import dev.weir.gateway.explain.Explanation.Kind;
import dev.weir.gateway.explain.Explanation.Other;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When nothing has a path: the routes that differ from it by a slash at the end or by one misspelt
 * segment; without any, those of the APIs whose context begins it.
 */
final class LookAlikes {
  private final List<ApiPlan> plans;
  private final String path;

  LookAlikes(List<ApiPlan> plans, String path) {
    this.plans = plans;
    this.path = path;
  }

  List<Other> find() {
    List<Other> alike = new ArrayList<>();
    List<Other> below = new ArrayList<>();
    List<Other> elsewhere = new ArrayList<>();
    for (ApiPlan api : plans) {
      for (String context : api.contexts()) {
        for (RoutePlan route : api.routes()) {
          difference(context + route.template())
              .ifPresent(reason -> alike.add(NearMisses.other(api, route, Kind.PATH, reason)));
          if (!context.isEmpty() && (path + "/").startsWith(context + "/")) {
            below.add(NearMisses.other(api, route, Kind.PATH, "has another path"));
          }
        }
      }
    }
    for (ApiPlan api : plans) {
      String context = api.contexts().isEmpty() ? "" : api.contexts().get(0);
      for (RoutePlan route : api.routes()) {
        if (!context.isEmpty() && same(route.template(), path)) {
          elsewhere.add(NearMisses.other(api, route, Kind.PATH, "is found at " + context + path));
        }
      }
    }
    return alike.isEmpty() ? (elsewhere.isEmpty() ? below : elsewhere) : alike;
  }

  private Optional<String> difference(String template) {
    if (same(template, trimmed(path)) && path.endsWith("/")) {
      return Optional.of("has no / at its end");
    }
    if (template.endsWith("/") && same(trimmed(template), path)) {
      return Optional.of("has a / at its end");
    }
    return misspelt(template);
  }

  private Optional<String> misspelt(String template) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    Optional<String> difference = Optional.empty();
    if (wanted.length != given.length) {
      return difference;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].contains("{") || wanted[i].equals(given[i])) {
        continue;
      }
      if (difference.isPresent() || Suggest.among(given[i], List.of(wanted[i])).isEmpty()) {
        return Optional.empty();
      }
      difference = Optional.of("has " + wanted[i] + " where the request has " + given[i]);
    }
    return difference;
  }

  private static boolean same(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    boolean same = wanted.length == given.length;
    for (int i = 0; same && i < wanted.length; i++) {
      same = wanted[i].contains("{") || wanted[i].equals(given[i]);
    }
    return same;
  }

  private static String trimmed(String text) {
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
