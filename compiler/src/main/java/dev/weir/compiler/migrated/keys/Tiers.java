package dev.weir.compiler.migrated.keys;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The throttling tiers that a project may name: those that the products come with, and those of the
 * project's own policies.yaml. A tier is shown as the limit that it stands for.
 */
public final class Tiers {
  /** {@code 10KPerMin}, {@code 50PerHour}: what most names say of themselves. */
  private static final Pattern TELLING =
      Pattern.compile("([0-9]{1,9})(k?)per(sec|min|hour|day)", Pattern.CASE_INSENSITIVE);

  private static final Map<String, String> STOCK =
      Map.of(
          "bronze", "{requests: 1000, per: 1m}",
          "silver", "{requests: 2000, per: 1m}",
          "gold", "{requests: 5000, per: 1m}",
          "unauthenticated", "{requests: 500, per: 1m}",
          "default", "{requests: 500, per: 1m}",
          "asyncbronze", "{messages: 5000, per: day}",
          "asyncsilver", "{messages: 25000, per: day}",
          "asyncgold", "{messages: 50000, per: day}");

  private final Map<String, String> limits = new TreeMap<>(STOCK);

  /** A tier of the project's own. */
  public void add(String name, String limit) {
    limits.put(key(name), limit);
  }

  /** Whether a name means no limit at all. */
  public static boolean unlimited(String name) {
    return name.isBlank() || key(name).endsWith("unlimited");
  }

  /** The limit as Weir writes it; empty for a tier that nobody knows. */
  public Optional<String> limit(String name) {
    String own = limits.get(key(name));
    if (own != null) {
      return Optional.of(own);
    }
    Matcher telling = TELLING.matcher(name.strip());
    if (!telling.matches()) {
      return Optional.empty();
    }
    String unit = key(telling.group(3)).substring(0, 1);
    String thousands = telling.group(2).isEmpty() ? "" : "000";
    return Optional.of("{requests: " + telling.group(1) + thousands + ", per: 1" + unit + "}");
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
