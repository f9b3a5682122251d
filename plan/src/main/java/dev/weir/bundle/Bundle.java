package dev.weir.bundle;

import dev.weir.plan.ApiPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * APIs ready to be deployed.
 *
 * @param compiler the version of Weir that compiled them
 * @param apis each with another name or version
 */
public record Bundle(String compiler, List<BundledApi> apis) {
  /** Copies the list. */
  public Bundle {
    apis = List.copyOf(apis);
  }

  /**
   * The plans of all APIs in one environment; the base plan of an API that knows no such
   * environment.
   *
   * @param environment empty for the base plans
   * @throws BundleException when an overlay does not fit its plan
   */
  public List<ApiPlan> plans(String environment) throws BundleException {
    List<ApiPlan> plans = new ArrayList<>();
    for (BundledApi api : apis) {
      plans.add(api.plan(environment));
    }
    return List.copyOf(plans);
  }

  /** The environments that any of the APIs knows, sorted. */
  public Set<String> environments() {
    Set<String> environments = new TreeSet<>();
    apis.forEach(api -> environments.addAll(api.overlays().keySet()));
    return environments;
  }
}
