package dev.weir.compiler.project;

import dev.weir.plan.ApiPlan.Transport;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an API is called and where callers find it.
 *
 * @param name see {@link dev.weir.plan.ApiPlan}
 * @param version see {@link dev.weir.plan.ApiPlan}
 * @param contexts see {@link dev.weir.plan.ApiPlan}
 * @param hosts see {@link dev.weir.plan.ApiPlan}
 * @param transports see {@link dev.weir.plan.ApiPlan}
 * @param origins where each of these was written
 */
record ApiHead(
    String name,
    String version,
    List<String> contexts,
    List<String> hosts,
    Set<Transport> transports,
    Map<String, String> origins) {}
