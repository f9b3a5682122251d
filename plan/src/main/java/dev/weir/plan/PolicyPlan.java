package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.policy.Use;

/**
 * One policy with the settings that its {@link dev.weir.policy.PolicyType} reads again at bind.
 *
 * @param type the name of the type
 * @param use how it was written
 * @param settings what was written, merged; secrets are references
 * @param origin {@code file:line:column}, or the name of the default it came from
 */
public record PolicyPlan(String type, Use use, Node settings, String origin) {}
