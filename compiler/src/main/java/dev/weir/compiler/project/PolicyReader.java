package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.plan.PolicyPlan;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the settings of policies with their types, so that what the gateway would complain about is
 * found now. A value that many operations inherit is read once.
 */
final class PolicyReader {
  private final Problems problems;
  private final IdentityHashMap<Node, Map<String, Read>> read = new IdentityHashMap<>();

  /** Settings that were read, and where their policy acts. */
  private record Read(Object settings, Stage stage) {}

  PolicyReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Checks settings and says where the policy acts.
   *
   * @param path the keys that lead to the settings, for problems
   */
  Stage stage(PolicyType<?> type, Node settings, String path) {
    return read.computeIfAbsent(settings, unused -> new HashMap<>())
        .computeIfAbsent(type.name(), unused -> read(type, settings, path))
        .stage();
  }

  /** The settings of a policy that was read before; empty for one that the compiler wrote. */
  Optional<Object> settings(PolicyPlan policy) {
    Read found = read.getOrDefault(policy.settings(), Map.of()).get(policy.type());
    return Optional.ofNullable(found).map(Read::settings);
  }

  private <S> Read read(PolicyType<S> type, Node settings, String path) {
    S value = type.read(Setting.of(settings, path, problems));
    return new Read(value, type.stage(value));
  }
}
