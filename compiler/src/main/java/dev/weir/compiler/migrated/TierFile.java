package dev.weir.compiler.migrated;

import dev.weir.compiler.migrated.keys.Tiers;
import dev.weir.config.Node;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tiers of a Microgateway project's {@code policies.yaml}: lists of {@code NAME: {count, …}}.
 */
final class TierFile {
  private static final List<String> LISTS =
      List.of("resourcePolicies", "applicationPolicies", "subscriptionPolicies");

  private static final Map<String, String> UNITS =
      Map.of(
          "s", "s", "sec", "s", "second", "s", "min", "m", "minute", "m", "hour", "h", "day", "d");

  private TierFile() {}

  /** Adds the tiers of a document; what is malformed names no tier. */
  static void read(Node document, Tiers tiers) {
    if (!(document instanceof Node.Mapping root)) {
      return;
    }
    for (String list : LISTS) {
      for (Node.Mapping item : Values.mappings(root, list)) {
        item.members()
            .forEach(
                (name, member) -> {
                  if (member.value() instanceof Node.Mapping tier) {
                    tiers.add(name, limit(tier));
                  }
                });
      }
    }
  }

  private static String limit(Node.Mapping tier) {
    String unit = Values.text(tier, "timeUnit").orElse("min").toLowerCase(Locale.ROOT);
    String per = Values.text(tier, "unitTime").orElse("1") + UNITS.getOrDefault(unit, unit);
    return "{requests: " + Values.text(tier, "count").orElse("…") + ", per: " + per + "}";
  }
}
