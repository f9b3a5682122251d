package dev.weir.gateway.settings;

/**
 * What holds for APIs that say nothing.
 *
 * @param allowOpen whether operations without security may be served; when not, such an API does
 *     not bind
 */
public record ApiDefaults(boolean allowOpen) {
  /** Open operations are served and named at every start. */
  public static final ApiDefaults DEFAULT = new ApiDefaults(true);
}
