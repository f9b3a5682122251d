package dev.weir.policies.maskjson;

import dev.weir.config.Node;
import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.policy.BodyUse;
import dev.weir.policy.Policy;
import dev.weir.policy.PolicyType;
import dev.weir.policy.Stage;
import dev.weir.policy.Use;
import dev.weir.policy.Wiring;
import java.util.List;
import java.util.Set;

/** {@code mask-json}: hides values of JSON answers. */
public final class MaskJsonType implements PolicyType<MaskJsonSettings> {
  @Override
  public String name() {
    return "mask-json";
  }

  @Override
  public Set<Use> uses() {
    return Set.of(Use.RESPONSE);
  }

  @Override
  public Stage stage(MaskJsonSettings settings) {
    return Stage.TRANSFORM;
  }

  @Override
  public MaskJsonSettings read(Setting setting) {
    if (!(setting.node().orElse(null) instanceof Node.Mapping)) {
      return new MaskJsonSettings(
          pointers(setting), MaskJsonSettings.WITH, MaskJsonSettings.MAX_SIZE);
    }
    Section section = setting.section();
    List<Pointer> values = pointers(section.get("values"));
    String with = section.get("with").text(MaskJsonSettings.WITH);
    long maxSize = section.get("max-size").size(MaskJsonSettings.MAX_SIZE);
    section.done();
    return new MaskJsonSettings(values, with, maxSize);
  }

  @Override
  public BodyUse responseBody(MaskJsonSettings settings) {
    return BodyUse.whole(settings.maxSize());
  }

  @Override
  public Policy create(MaskJsonSettings settings, Use use, Wiring wiring) {
    return new MaskJson(settings);
  }

  private static List<Pointer> pointers(Setting setting) {
    return setting.oneOrMore().stream().flatMap(item -> Pointer.read(item).stream()).toList();
  }
}
