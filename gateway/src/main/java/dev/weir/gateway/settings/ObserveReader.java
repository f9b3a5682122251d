package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code metrics}. */
final class ObserveReader {
  private static final List<String> LABELS = List.of("api", "operation", "status-class");

  private ObserveReader() {}

  static MetricLabels metrics(Setting setting) {
    if (!setting.present()) {
      return MetricLabels.ALL;
    }
    Section section = setting.section();
    MetricLabels labels = labels(section.get("labels"));
    section.done();
    return labels;
  }

  private static MetricLabels labels(Setting setting) {
    if (!setting.present()) {
      return MetricLabels.ALL;
    }
    Set<String> named = new HashSet<>();
    for (Setting item : setting.items()) {
      String label = item.text("");
      if (!LABELS.contains(label)) {
        item.error(
            "wrong-value",
            "\"" + label + "\" is not one of " + String.join(", ", LABELS),
            Suggest.among(label, LABELS));
      }
      named.add(label);
    }
    if (named.contains("operation") && !named.contains("api")) {
      setting.error("wrong-value", "names operation without api", "add api: it tells whose");
    }
    return new MetricLabels(
        named.contains("api"), named.contains("operation"), named.contains("status-class"));
  }
}
