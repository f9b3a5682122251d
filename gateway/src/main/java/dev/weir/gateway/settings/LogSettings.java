package dev.weir.gateway.settings;

/**
 * What the gateway says about itself.
 *
 * @param level {@code trace}, {@code debug}, {@code info}, {@code warn}, {@code error} or {@code
 *     off}
 * @param format how a line looks
 */
public record LogSettings(String level, Format format) {
  /** Text, from information upwards. */
  public static final LogSettings DEFAULT = new LogSettings("info", Format.TEXT);

  /** How a line looks. */
  public enum Format {
    TEXT,
    JSON
  }
}
