package dev.weir.compiler.project;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Setting;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Reads the settings of policies with their types, so that what the gateway would complain about is
 * found now. A value that many operations inherit is read once.
 */
final class PolicyReader {
  private final Problems problems;
  private final IdentityHashMap<Node, Map<String, Stage>> read = new IdentityHashMap<>();

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
        .computeIfAbsent(type.name(), unused -> readStage(type, settings, path));
  }

  private <S> Stage readStage(PolicyType<S> type, Node settings, String path) {
    return type.stage(type.read(Setting.of(settings, path, problems)));
  }
}
