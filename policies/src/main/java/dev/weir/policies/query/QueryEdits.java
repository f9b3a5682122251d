package dev.weir.policies.query;

import dev.weir.config.Node;
import dev.weir.config.Setting;
import dev.weir.policies.template.Template;
import dev.weir.policies.template.Templated;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of {@code set-query}: a mapping of parameter names to values.
 *
 * @param values by name, decoded, in written order
 */
record QueryEdits(Map<String, Template> values) implements Templated {
  static QueryEdits read(Setting setting) {
    Map<String, Template> values = new LinkedHashMap<>();
    setting.required().entries().forEach((name, value) -> values.put(name, value(name, value)));
    if (setting.node().orElse(null) instanceof Node.Mapping written
        && written.members().isEmpty()) {
      setting.error("missing-key", "names no parameter", "write {name: value}");
    }
    return new QueryEdits(values);
  }

  private static Template value(String name, Setting value) {
    if (name.isEmpty()) {
      value.error("wrong-value", "a parameter has a name", "write {name: value}");
    }
    return Template.read(value.required());
  }

  @Override
  public List<Template> templates() {
    return new ArrayList<>(values.values());
  }
}
