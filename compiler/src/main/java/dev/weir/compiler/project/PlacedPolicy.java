package dev.weir.compiler.project;

import dev.weir.plan.PolicyPlan;
import dev.weir.policy.Stage;

/**
 * A policy on its way into a route.
 *
 * @param stage where it acts
 * @param plan what goes into the route
 */
record PlacedPolicy(Stage stage, PolicyPlan plan) {}
