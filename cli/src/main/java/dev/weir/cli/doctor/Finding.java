package dev.weir.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param state how it is
 * @param subject what was looked at, one or two words
 * @param detail what was found
 * @param remedy what to do; empty when nothing needs doing
 */
record Finding(State state, String subject, String detail, String remedy) {
  /** How something is. */
  enum State {
    /** As it should be. */
    GOOD,
    /** Works, and could be better. */
    NOTE,
    /** Will not work. */
    BAD
  }

  static Finding good(String subject, String detail) {
    return new Finding(State.GOOD, subject, detail, "");
  }

  static Finding note(String subject, String detail, String remedy) {
    return new Finding(State.NOTE, subject, detail, remedy);
  }

  static Finding bad(String subject, String detail, String remedy) {
    return new Finding(State.BAD, subject, detail, remedy);
  }
}
