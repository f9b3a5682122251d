package dev.weir.gateway.settings;

import java.util.Optional;

/**
 * What is told about exchanges beside the access log.
 *
 * @param labels what tells metrics apart
 * @param analytics where analytics events go; empty for nowhere
 * @param traces which exchanges are traced; empty for none
 */
public record ObserveSettings(
    MetricLabels labels, Optional<AnalyticsSettings> analytics, Optional<TraceSettings> traces) {
  /** All labels, no events, no traces. */
  public static final ObserveSettings DEFAULT =
      new ObserveSettings(MetricLabels.ALL, Optional.empty(), Optional.empty());

  /** The same with other labels. */
  public ObserveSettings withLabels(MetricLabels other) {
    return new ObserveSettings(other, analytics, traces);
  }

  /** The same with events. */
  public ObserveSettings withAnalytics(AnalyticsSettings other) {
    return new ObserveSettings(labels, Optional.of(other), traces);
  }

  /** The same with traces. */
  public ObserveSettings withTraces(TraceSettings other) {
    return new ObserveSettings(labels, analytics, Optional.of(other));
  }
}
