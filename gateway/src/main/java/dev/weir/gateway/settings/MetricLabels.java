package dev.weir.gateway.settings;

/**
 * What tells the numbers of {@code /metrics} apart. All come from plans, so there are no more of
 * them than operations; a gateway with very many may leave some out.
 *
 * @param api name and version of the API
 * @param operation the operation; needs {@code api}
 * @param statusClass {@code 2xx} and so on
 */
public record MetricLabels(boolean api, boolean operation, boolean statusClass) {
  /** All of them. */
  public static final MetricLabels ALL = new MetricLabels(true, true, true);
}
