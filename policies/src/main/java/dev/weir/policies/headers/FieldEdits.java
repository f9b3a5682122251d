package dev.weir.policies.headers;

import dev.weir.config.Node;
import dev.weir.config.Setting;
import dev.weir.policies.template.Template;
import dev.weir.policies.template.Templated;
import dev.weir.policies.text.Ascii;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Settings of {@code set-header} and {@code add-header}: a mapping of names to a text or a list of
 * texts.
 *
 * @param fields in written order
 */
record FieldEdits(List<FieldEdit> fields) implements Templated {
  FieldEdits {
    fields = List.copyOf(fields);
  }

  static FieldEdits read(Setting setting) {
    List<FieldEdit> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Map.Entry<String, Setting> entry : setting.required().entries().entrySet()) {
      Setting value = entry.getValue();
      if (!FieldNames.check(entry.getKey(), value)) {
        continue;
      }
      if (!seen.add(entry.getKey().toLowerCase(Locale.ROOT))) {
        value.error(
            "duplicate-header",
            "the header stands here twice; names compare without regard to case",
            "write one, with a list of values if need be");
      }
      List<Template> values = value.oneOrMore().stream().map(FieldEdits::value).toList();
      fields.add(new FieldEdit(entry.getKey(), values));
    }
    if (setting.node().orElse(null) instanceof Node.Mapping written
        && written.members().isEmpty()) {
      setting.error("missing-key", "names no header", "write {Name: value}");
    }
    return new FieldEdits(fields);
  }

  @Override
  public List<Template> templates() {
    return fields.stream().flatMap(field -> field.values().stream()).toList();
  }

  private static Template value(Setting setting) {
    Template template = Template.read(setting);
    boolean control =
        template.literals().stream().anyMatch(text -> text.chars().anyMatch(Ascii::control));
    if (control) {
      setting.error(
          "bad-header-value",
          "a header's value has no line breaks or control characters",
          "write it on one line");
    }
    return template;
  }
}
