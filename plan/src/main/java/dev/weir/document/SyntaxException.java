package dev.weir.document;

import dev.weir.config.Place;

/**
 * A document that cannot be read further: where, why and what to write instead. Never leaves this
 * package; {@link DocumentReader} makes a problem of it.
 */
final class SyntaxException extends Exception {
  private final Place place;
  private final String remedy;
  private final boolean limit;

  SyntaxException(Place place, String message, String remedy) {
    this(place, message, remedy, false);
  }

  private SyntaxException(Place place, String message, String remedy, boolean limit) {
    super(message, null, false, false);
    this.place = place;
    this.remedy = remedy;
    this.limit = limit;
  }

  /** A document that asks too much: another way of reading it must not be tried. */
  static SyntaxException limit(Place place, String message, String remedy) {
    return new SyntaxException(place, message, remedy, true);
  }

  Place place() {
    return place;
  }

  String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  String remedy() {
    return remedy;
  }

  boolean isLimit() {
    return limit;
  }
}
