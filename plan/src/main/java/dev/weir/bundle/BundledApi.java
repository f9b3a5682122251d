package dev.weir.bundle;

import dev.weir.config.Problem;
import dev.weir.config.Problems;
import dev.weir.plan.ApiPlan;
import dev.weir.plan.Overlay;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One API in a bundle.
 *
 * @param plan what holds where no environment says otherwise
 * @param overlays by the name of the environment
 * @param files what the plan refers to, by the path in the project, with {@code /} between folders;
 *     the bytes belong to the bundle and are not to be changed
 */
public record BundledApi(ApiPlan plan, Map<String, Overlay> overlays, Map<String, byte[]> files) {
  /** Copies the maps, sorted by name. */
  public BundledApi {
    overlays = Collections.unmodifiableMap(new TreeMap<>(overlays));
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** From the plan of each environment. */
  public static BundledApi of(
      ApiPlan plan, Map<String, ApiPlan> environments, Map<String, byte[]> files) {
    Map<String, Overlay> overlays = new LinkedHashMap<>();
    environments.forEach((name, own) -> overlays.put(name, Overlay.between(plan, own)));
    return new BundledApi(plan, overlays, files);
  }

  /**
   * The plan in one environment; the base plan when there is no such environment.
   *
   * @throws BundleException when the overlay does not fit the plan
   */
  public ApiPlan plan(String environment) throws BundleException {
    Overlay overlay = overlays.get(environment);
    if (overlay == null) {
      return plan;
    }
    Problems problems = new Problems();
    ApiPlan own = overlay.applyTo(plan, problems).orElse(null);
    String entry = Layout.environment(plan, environment);
    if (own == null) {
      Problem first = problems.all().get(0);
      throw new BundleException(
          entry, "does not fit the plan: " + first.path() + " " + first.message());
    }
    if (!own.name().equals(plan.name()) || !own.version().equals(plan.version())) {
      throw new BundleException(entry, "is the plan of another API");
    }
    return own;
  }
}
