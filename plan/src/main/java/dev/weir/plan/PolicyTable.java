package dev.weir.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.config.Node;
import dev.weir.config.Place;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.document.JsonWriter;
import dev.weir.policy.Use;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The policies of one plan, each once. A name is the type and a digest of all that makes the
 * policy, so a policy that did not change keeps its name when others come and go.
 */
final class PolicyTable {
  private static final int SHORTEST_DIGEST = 8;

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Node> policies = new LinkedHashMap<>();

  /** The names of policies, put into the table where they are new. */
  Node names(List<PolicyPlan> plans) {
    return Node.texts(plans.stream().map(this::name).toList());
  }

  Node.Mapping write() {
    Node.Builder table = Node.mapping();
    policies.forEach(table::put);
    return table.build();
  }

  private String name(PolicyPlan plan) {
    Node.Builder policy = Node.mapping();
    policy.put("type", plan.type());
    Written.text(policy, "use", Written.word(plan.use()), Written.word(Use.KEY));
    policy.put("settings", plan.settings());
    Written.text(policy, "origin", plan.origin(), "");
    Node.Mapping node = policy.build();
    return names.computeIfAbsent(JsonWriter.compact(node), content -> add(plan, content, node));
  }

  private String add(PolicyPlan plan, String content, Node node) {
    String digest = HexFormat.of().formatHex(sha256(content));
    int length = SHORTEST_DIGEST;
    String name = plan.type() + "-" + digest.substring(0, length);
    while (policies.containsKey(name)) {
      name = plan.type() + "-" + digest.substring(0, ++length);
    }
    policies.put(name, node);
    return name;
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Map<String, PolicyPlan> read(Setting table) {
    Map<String, PolicyPlan> policies = new HashMap<>();
    table.entries().forEach((name, setting) -> policies.put(name, policy(setting)));
    return policies;
  }

  private static PolicyPlan policy(Setting setting) {
    Section policy = setting.section();
    String type = policy.get("type").required().text("");
    Use use = policy.get("use").choice(Use.class, Use.KEY);
    String origin = policy.get("origin").text("");
    Setting settings = policy.get("settings");
    if (settings.node().isEmpty()) {
      settings.required();
    }
    policy.done();
    return new PolicyPlan(
        type,
        use,
        settings.node().map(node -> placed(node, Place.parse(origin))).orElse(Node.text("")),
        origin);
  }

  /** The same value with everything at one place: where its author wrote it. */
  static Node placed(Node node, Place place) {
    if (node instanceof Node.Scalar scalar) {
      return new Node.Scalar(scalar.kind(), scalar.text(), place);
    }
    if (node instanceof Node.Sequence list) {
      return new Node.Sequence(
          list.items().stream().map(item -> placed(item, place)).toList(), place);
    }
    Node.Builder placed = Node.mapping();
    ((Node.Mapping) node)
        .members()
        .forEach((key, member) -> placed.put(key, place, placed(member.value(), place)));
    return placed.build(place);
  }
}
