package dev.weir.gateway.match;

import dev.weir.plan.ApiPlan;
import dev.weir.plan.RoutePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of {@link RouteTable}, as plainly as they can be said: match every template with a
 * regular expression, order those that match by how telling their segments are, look at the method
 * last.
 */
final class SlowTable {
  private static final String CHARACTERS = "((?:%[0-9A-F]{2}|[^%/])+?)";

  /** A template that matches, and why it comes before another. */
  private record Match(ApiPlan api, String context, RoutePlan route, List<String> rank) {}

  private final List<ApiPlan> apis;

  SlowTable(List<ApiPlan> apis) {
    this.apis = apis;
  }

  String ask(String host, String method, String path, String sent, boolean secure) {
    for (String pattern : hostPatterns(host)) {
      List<Match> matches = matches(pattern, path);
      if (!matches.isEmpty()) {
        return byMethod(matches, method, path, sent, secure);
      }
    }
    return "NOT_FOUND";
  }

  private static List<String> hostPatterns(String host) {
    List<String> patterns = new ArrayList<>(List.of(host));
    String rest = host;
    while (rest.contains(".")) {
      rest = rest.substring(rest.indexOf('.') + 1);
      patterns.add("*." + rest);
    }
    patterns.add("any");
    return patterns;
  }

  private List<Match> matches(String host, String path) {
    List<Match> matches = new ArrayList<>();
    for (ApiPlan api : apis) {
      if (host.equals("any") ? api.hosts().isEmpty() : api.hosts().contains(host)) {
        for (RoutePlan route : api.routes()) {
          String context = api.contexts().get(0);
          rank(context + route.template(), path)
              .or(() -> rootRank(context, route, path))
              .ifPresent(rank -> matches.add(new Match(api, context, route, rank)));
        }
      }
    }
    Comparator<Match> byRank =
        (a, b) -> {
          for (int i = 0; i < Math.min(a.rank.size(), b.rank.size()); i++) {
            int order = a.rank.get(i).compareTo(b.rank.get(i));
            if (order != 0) {
              return order;
            }
          }
          return 0;
        };
    matches.sort(byRank);
    matches.removeIf(match -> byRank.compare(matches.get(0), match) != 0);
    return matches;
  }

  private static Optional<List<String>> rootRank(String context, RoutePlan route, String path) {
    if (!route.template().equals("/") || context.isEmpty()) {
      return Optional.empty();
    }
    return rank(context, path)
        .map(
            rank -> {
              List<String> weaker = new ArrayList<>(rank);
              weaker.set(weaker.size() - 1, "end 1");
              return weaker;
            });
  }

  private static Optional<List<String>> rank(String template, String path) {
    String[] wanted = template.substring(1).split("/", -1);
    String[] given = path.substring(1).split("/", -1);
    List<String> rank = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("*")) {
        rank.add(i == given.length ? "end 2" : "3");
        return Optional.of(rank);
      }
      if (i == given.length || !pattern(wanted[i]).matcher(given[i]).matches()) {
        return Optional.empty();
      }
      rank.add(segmentRank(wanted[i]));
    }
    rank.add("end 0");
    return wanted.length == given.length ? Optional.of(rank) : Optional.empty();
  }

  private static String segmentRank(String segment) {
    String shape = segment.replaceAll("\\{.}", "{}");
    int literals = shape.replace("{}", "").length();
    return !shape.contains("{}")
        ? "0"
        : shape.equals("{}") ? "2" : "1 " + (char) (0x1000 - literals) + shape;
  }

  private static Pattern pattern(String segment) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) == '{') {
        regex.append(CHARACTERS);
        i = segment.indexOf('}', i);
      } else {
        regex.append(Pattern.quote(segment.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static String byMethod(
      List<Match> matches, String method, String path, String sent, boolean secure) {
    Map<String, Match> byMethod = new TreeMap<>();
    for (Match match : matches) {
      Match any = byMethod.get("*");
      if (any == null || any.api.name().equals(match.api.name())) {
        byMethod.putIfAbsent(match.route.method(), match);
      }
    }
    Match chosen = byMethod.get(method);
    if (chosen == null && method.equals("HEAD")) {
      chosen = byMethod.get("GET");
    }
    if (chosen == null) {
      chosen = byMethod.get("*");
    }
    if (chosen == null) {
      Set<String> allow = new TreeSet<>(byMethod.keySet());
      if (allow.contains("GET")) {
        allow.add("HEAD");
      }
      return "METHOD_NOT_ALLOWED " + String.join(", ", allow);
    }
    boolean offered =
        chosen.api.transports().contains(secure ? ApiPlan.Transport.HTTPS : ApiPlan.Transport.HTTP);
    return (offered ? "FOUND " : "TRANSPORT_NOT_ALLOWED ")
        + chosen.api.name()
        + ":"
        + chosen.route.id()
        + parameters(chosen, path)
        + " + "
        + below(sent, chosen.context);
  }

  private static String parameters(Match match, String path) {
    StringBuilder text = new StringBuilder();
    String[] wanted = (match.context + match.route.template()).substring(1).split("/", -1);
    String[] given = path.substring(1).split("/", -1);
    for (int i = 0; i < wanted.length && i < given.length; i++) {
      Matcher values = pattern(wanted[i]).matcher(given[i]);
      Matcher names = Pattern.compile("\\{(.)}").matcher(wanted[i]);
      boolean matches = values.matches();
      for (int n = 1; names.find() && matches; n++) {
        text.append(' ').append(names.group(1)).append('=');
        text.append(values.group(n).replace("%20", " ").replace("%25", "%"));
      }
    }
    return text.toString();
  }

  private static String below(String sent, String context) {
    String rest = sent;
    for (int n = context.length() - context.replace("/", "").length(); n > 0; n--) {
      int next = rest.indexOf('/', 1);
      rest = next < 0 ? "" : rest.substring(next);
    }
    return rest;
  }
}
