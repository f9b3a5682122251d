package example.acme.redact;

/**
 * Settings of {@code acme.example/redact-events}.
 *
 * @param word what must not be seen; compared with regard to case
 * @param action what happens to an event that holds it
 */
record RedactEventsSettings(String word, Action action) {
  /** What happens to an event. */
  enum Action {
    /** The word becomes {@code ***} in the event's data. */
    REDACT,
    /** The event is left out. */
    DROP
  }
}
