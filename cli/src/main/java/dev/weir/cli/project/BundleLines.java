package dev.weir.cli.project;

import dev.weir.bundle.BundledApi;
import dev.weir.plan.ApiPlan;

/** What is in a bundle, in words. */
final class BundleLines {
  private BundleLines() {}

  /** {@code orders 1.4.0: 12 operations, environments prod, test}. */
  static String headline(BundledApi api) {
    ApiPlan plan = api.plan();
    int count = plan.routes().size();
    String environments =
        api.overlays().isEmpty()
            ? ""
            : (api.overlays().size() == 1 ? ", environment " : ", environments ")
                + String.join(", ", api.overlays().keySet());
    return plan.name()
        + " "
        + plan.version()
        + ": "
        + count
        + (count == 1 ? " operation" : " operations")
        + environments;
  }
}
