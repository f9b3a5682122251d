package dev.weir.gateway.settings;

/**
 * What is told about exchanges beside the access log.
 *
 * @param labels what tells metrics apart
 */
public record ObserveSettings(MetricLabels labels) {
  /** All labels. */
  public static final ObserveSettings DEFAULT = new ObserveSettings(MetricLabels.ALL);
}
