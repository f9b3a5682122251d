package dev.weir.plan;

import dev.weir.config.Node;
import dev.weir.config.Problems;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.document.MergePatch;
import java.util.Optional;

/**
 * What one environment changes in a plan, in written form: usually a patch (RFC 7396), and the
 * whole plan where no patch says exactly the same. Immutable.
 *
 * @param whole whether the content is a plan rather than a patch
 * @param content the patch or the plan, in the form of {@link PlanCodec}
 */
public record Overlay(boolean whole, Node content) {
  /** The overlay that makes an environment's plan of the base plan. */
  public static Overlay between(ApiPlan base, ApiPlan environment) {
    Node wanted = PlanCodec.write(environment);
    Optional<Node> patch = MergePatch.between(PlanCodec.write(base), wanted);
    return new Overlay(patch.isEmpty(), patch.orElse(wanted));
  }

  /** Reads what {@link #write} wrote; empty when there are errors. */
  public static Optional<Overlay> read(Node node, Problems problems) {
    Problems found = new Problems();
    Section overlay = Setting.of(node, "", found).section();
    Setting patch = overlay.get("patch");
    Setting plan = overlay.get("plan");
    overlay.done();
    if (patch.node().isPresent() == plan.node().isPresent()) {
      found.error("missing-key", node.place(), "", "an overlay holds either a patch or a plan", "");
    }
    found.all().forEach(problems::add);
    return found.hasErrors()
        ? Optional.empty()
        : plan.node().or(patch::node).map(content -> new Overlay(plan.node().isPresent(), content));
  }

  /** The written form. */
  public Node.Mapping write() {
    return Node.mapping().put(whole ? "plan" : "patch", content).build();
  }

  /** The environment's plan; empty, with problems, when the overlay does not fit the base. */
  public Optional<ApiPlan> applyTo(ApiPlan base, Problems problems) {
    Node node = whole ? content : MergePatch.apply(PlanCodec.write(base), content);
    return PlanCodec.read(node, problems);
  }
}
