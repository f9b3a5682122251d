package dev.weir.testkit.plan;

import dev.weir.plan.ApiPlan;

/** An API that a test's gateway serves, however the test states it. */
public interface Served {
  /** Its plan. */
  ApiPlan plan();
}
