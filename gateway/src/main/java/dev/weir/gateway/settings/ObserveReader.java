package dev.weir.gateway.settings;

import dev.weir.config.Section;
import dev.weir.config.Setting;
import dev.weir.config.Suggest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code metrics}, {@code analytics} and {@code traces}. */
final class ObserveReader {
  private static final List<String> LABELS = List.of("api", "operation", "status-class");

  /** Few enough that nobody notices who did not think about it. */
  private static final int USUAL_SAMPLE = 5;

  private final FileSetting files;
  private final OtlpReader otlp;

  ObserveReader(FileSetting files, Map<String, Path> trust) {
    this.files = files;
    this.otlp = new OtlpReader(trust);
  }

  ObserveSettings read(Section document) {
    return new ObserveSettings(
        metrics(document.get("metrics")),
        analytics(document.get("analytics")),
        traces(document.get("traces")));
  }

  private static MetricLabels metrics(Setting setting) {
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

  private Optional<AnalyticsSettings> analytics(Setting setting) {
    if (!setting.present()) {
      return Optional.empty();
    }
    Section section = setting.section();
    AnalyticsSettings analytics =
        new AnalyticsSettings(
            LogReader.destination(section.get("to"), "none", files),
            section
                .get("format")
                .choice(AnalyticsSettings.Format.class, AnalyticsSettings.Format.JSON),
            LoggedHeaders.read(section.get("headers")),
            otlp.read(section.get("otlp")));
    section.done();
    if (analytics.to().equals("none") && analytics.otlp().isEmpty()) {
      setting.error("missing-key", "says nowhere to write", "add to: FILE or otlp: URL");
    }
    return Optional.of(analytics);
  }

  private Optional<TraceSettings> traces(Setting setting) {
    if (!setting.present()) {
      return Optional.empty();
    }
    Section section = setting.section();
    Optional<OtlpSettings> to = otlp.read(section.get("otlp").required());
    int sample = Math.toIntExact(section.get("sample").percent(USUAL_SAMPLE));
    section.done();
    return to.map(collector -> new TraceSettings(collector, sample));
  }
}
