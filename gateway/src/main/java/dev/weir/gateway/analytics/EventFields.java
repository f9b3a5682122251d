package dev.weir.gateway.analytics;

/** Takes the fields of an event, one after another; properties come last. */
public interface EventFields {
  /** A text. */
  void text(String name, String value);

  /** A whole number. */
  void number(String name, long value);

  /** Yes or no. */
  void flag(String name, boolean value);

  /** One of {@code properties}. */
  void property(String name, String value);
}
